package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Table;
import dev.convproof.claim.catalogue.Tables;
import dev.convproof.claim.catalogue.WorkedExamples;
import dev.convproof.properties.SuiteRow;
import dev.convproof.properties.SuiteTable;
import dev.convproof.report.Evidence;
import dev.convproof.report.Judged;
import dev.convproof.report.OutputFolder;
import dev.convproof.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the catalogue, and writes the reports beside the rows that the suites left behind. */
@Command(
    name = "report",
    description = {
      "Judges every claim and writes the evidence: index.html, evidence.md, evidence.zh.md,"
          + " evidence.json, counterexamples/ and proofs/; and laws.md from what the suites of mvn"
          + " verify left behind.",
    },
    footer = {"", "Exit code 0 if every law holds, 1 otherwise: a refuted answer is no failure."})
final class ReportCommand implements Callable<Integer> {
  private static final String LAWS =
      """
      # The laws, as tried

      Written by `mvn verify`: every property, the cases that were drawn for it, each counted once,
      however many subjects it was given to; of them those on which something was compared that could
      tell, those that every subject declined, and those that could tell nothing; the scalars compared;
      and whether it held. A row names only arithmetics in which it ran. A verdict is *sampled*, that many random cases and no more, unless it says what else was
      found.

      | property | drawn | judged | unsupported | vacuous | scalars | verdict |
      | --- | ---: | ---: | ---: | ---: | ---: | --- |
      """;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "DIR",
      defaultValue = "target/rows",
      description = "Where the suites left their rows (default: ${DEFAULT-VALUE}).")
  private Path rows;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description =
          "Write the reports to this folder: a new or an empty one, or one that holds reports.")
  private Path output;

  @Option(
      names = "--claims",
      paramLabel = "FILE",
      description = "Add your own questions and answers, a file as claims --file reads it.")
  private Path own;

  @Override
  public Integer call() throws IOException {
    require(Files.isDirectory(rows), "--rows %s: no such folder; run mvn verify first", rows);
    List<SuiteRow> found = SuiteTable.read(rows);
    require(!found.isEmpty(), "--rows %s: holds no row; run mvn verify first", rows);
    OutputFolder folder = OutputFolder.at(output);
    List<Claim> claims = new ArrayList<>(Claims.containing(""));
    if (own != null) {
      claims.addAll(OwnClaims.in(own));
    }
    List<Judged> judged;
    try (Progress progress = Progress.on(spec.commandLine().getErr(), "report", claims.size())) {
      judged = Claims.judge(claims, progress);
    }
    write(folder, found, judged);
    new Output(spec.commandLine().getOut()).line("wrote %s", output.resolve("index.html"));
    return found.stream().allMatch(SuiteRow::held) ? Claims.exitCode(judged) : ExitCode.REFUTED;
  }

  /** Writes the reports, and removes those of earlier runs. */
  static void write(OutputFolder folder, List<SuiteRow> rows, List<Judged> judged) {
    List<Table> tables = new ArrayList<>(Tables.all());
    tables.addAll(CampaignTables.in(folder.path().resolve("measured/campaigns")));
    MeasuredRuntimes.in(folder.path().resolve("measured/runtimes.json")).ifPresent(tables::add);
    Map<String, String> files =
        new Reports().of(Evidence.of(judged, tables).with(WorkedExamples.all()));
    files.put("laws.md", laws(rows));
    folder.replace(files);
  }

  /** Returns the table of laws as a page, in the order of suites and properties. */
  static String laws(List<SuiteRow> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(SuiteRow::suite).thenComparing(SuiteRow::property))
        .map(
            row ->
                Output.text(
                    "| %s | %,d | %,d | %,d | %,d | %,d | %s |\n",
                    Verify.sentence(row),
                    row.drawn(),
                    row.judged(),
                    row.unsupported(),
                    row.vacuous(),
                    row.compared(),
                    verdict(row)))
        .collect(Collectors.joining("", LAWS, ""));
  }

  private static String verdict(SuiteRow row) {
    String held = row.finding().map(finding -> "holds: " + finding).orElse("holds");
    return row.failure().map(failure -> "does not hold: " + failure).orElse(held);
  }
}

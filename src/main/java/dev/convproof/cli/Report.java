package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.claim.catalogue.Tables;
import dev.convproof.properties.SuiteRow;
import dev.convproof.properties.SuiteTable;
import dev.convproof.report.Evidence;
import dev.convproof.report.Judged;
import dev.convproof.report.OutputFolder;
import dev.convproof.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
final class Report implements Callable<Integer> {
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

  @Override
  public Integer call() throws IOException {
    require(Files.isDirectory(rows), "--rows %s: no such folder; run mvn verify first", rows);
    List<SuiteRow> found = SuiteTable.read(rows);
    require(!found.isEmpty(), "--rows %s: holds no row; run mvn verify first", rows);
    OutputFolder folder = OutputFolder.at(output);
    CatalogueRun catalogue = CatalogueRun.of("");
    List<Judged> judged;
    try (Progress progress =
        Progress.on(spec.commandLine().getErr(), "report", catalogue.claims())) {
      judged = catalogue.with(progress);
    }
    write(folder, found, judged);
    spec.commandLine().getOut().println("wrote " + output.resolve("index.html"));
    return found.stream().allMatch(SuiteRow::held) ? ClaimTable.exitCode(judged) : ExitCode.REFUTED;
  }

  static void write(OutputFolder folder, List<SuiteRow> rows, List<Judged> judged) {
    Map<String, String> files = new Reports().of(Evidence.of(judged, Tables.all()));
    files.put(LawsPage.NAME, LawsPage.of(rows));
    folder.replace(files);
  }
}

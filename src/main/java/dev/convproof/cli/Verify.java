package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Verdict;
import dev.convproof.properties.SuiteRow;
import dev.convproof.properties.SuiteRunner;
import dev.convproof.properties.SuiteVerdict;
import dev.convproof.properties.Suites;
import dev.convproof.report.ClaimJson;
import dev.convproof.report.Judged;
import dev.convproof.report.OutputFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the property suites, judges the catalogue, prints both, and writes the reports where it is
 * told to.
 */
@Command(
    name = "verify",
    description = {
      "Runs every law's property suite and judges every claim, prints what was tried and what"
          + " became of it. It writes the reports where --reports names a folder, and nothing else.",
    },
    footer = {"", "Exit code 0 if every law holds, 1 otherwise: a refuted answer is no failure."})
final class Verify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = {
        "Run only the properties whose suite or sentence contains this text, and judge only the"
            + " claims whose id, exercise or statement does."
      })
  private String only;

  @Option(names = "--json", description = "Print the tables as JSON.")
  private boolean json;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description =
          "Write the reports to this folder: a new or an empty one, or one that holds reports.")
  private Optional<Path> reports = Optional.empty();

  /** Both tables in JSON. */
  private record Tables(Verdict.Kind verdict, List<Row> properties, List<ClaimJson> claims) {}

  /** One property in JSON. */
  private record Row(
      String suite,
      String property,
      long drawn,
      long judged,
      long unsupported,
      long vacuous,
      long compared,
      SuiteVerdict.Kind verdict,
      String finding,
      String facts) {}

  @Override
  public Integer call() {
    require(
        only.isEmpty() || reports.isEmpty(),
        "--reports and --only are both given: reports are about everything, so choose one");
    Optional<OutputFolder> folder = reports.map(OutputFolder::at);
    SuiteRunner suites = SuiteRunner.selecting(Suites.all(), only, Map.of());
    List<Claim> claims = Claims.containing(only);
    require(
        suites.properties() + claims.size() > 0,
        "--only \"%s\": no property and no claim contains it; convproof verify runs all of them,"
            + " such as agreement or T8b",
        only);
    List<SuiteVerdict> verdicts;
    List<Judged> judged;
    try (Progress progress =
        Progress.on(spec.commandLine().getErr(), "verify", suites.properties() + claims.size())) {
      verdicts =
          sorted(
              suites.run(
                  ended ->
                      progress.ended(SuiteVerdict.title(ended.row().suite()), inWords(ended))));
      judged = Claims.judge(claims, progress);
    }
    int code =
        verdicts.stream().allMatch(Verify::holds) ? Claims.exitCode(judged) : ExitCode.REFUTED;
    print(verdicts, judged, code);
    folder.ifPresent(
        to -> ReportCommand.write(to, verdicts.stream().map(SuiteVerdict::row).toList(), judged));
    return code;
  }

  private static boolean holds(SuiteVerdict verdict) {
    return verdict.kind() == SuiteVerdict.Kind.HOLDS;
  }

  /** Keeps the order of the suites, and sorts the properties of each. */
  private static List<SuiteVerdict> sorted(List<SuiteVerdict> verdicts) {
    List<String> suites = verdicts.stream().map(verdict -> verdict.row().suite()).toList();
    return verdicts.stream()
        .sorted(
            Comparator.<SuiteVerdict>comparingInt(v -> suites.indexOf(v.row().suite()))
                .thenComparing(v -> v.row().property()))
        .toList();
  }

  private void print(List<SuiteVerdict> verdicts, List<Judged> judged, int code) {
    Output out = new Output(spec.commandLine().getOut());
    if (json) {
      out.json(
          new Tables(
              code == ExitCode.HOLDS ? Verdict.Kind.HOLDS : Verdict.Kind.REFUTED,
              verdicts.stream().map(Verify::row).toList(),
              judged.stream().map(ClaimJson::of).toList()));
      return;
    }
    if (!judged.isEmpty()) {
      Claims.print(judged, out);
      out.gap();
    }
    if (!verdicts.isEmpty()) {
      print(verdicts, out);
    }
  }

  private static Row row(SuiteVerdict verdict) {
    SuiteRow row = verdict.row();
    return new Row(
        row.suite(),
        row.property(),
        row.drawn(),
        row.judged(),
        row.unsupported(),
        row.vacuous(),
        row.compared(),
        verdict.kind(),
        row.finding().orElse(null),
        verdict.facts().orElse(null));
  }

  /** Prints what every property tried, and whether it held; then the facts of the failures. */
  private static void print(List<SuiteVerdict> verdicts, Output out) {
    int wide =
        verdicts.stream().mapToInt(verdict -> sentence(verdict.row()).length()).max().orElse(0);
    Output.Table table =
        out.table(
            "%-" + Math.max(8, wide) + "s  %11s  %11s  %11s  %11s  %15s  %s",
            "property",
            "drawn",
            "judged",
            "unsupported",
            "vacuous",
            "scalars",
            "verdict");
    for (SuiteVerdict verdict : verdicts) {
      SuiteRow row = verdict.row();
      table.row(
          sentence(row),
          grouped(row.drawn()),
          grouped(row.judged()),
          grouped(row.unsupported()),
          grouped(row.vacuous()),
          grouped(row.compared()),
          verdict.inWords());
    }
    for (SuiteVerdict verdict : verdicts) {
      verdict
          .facts()
          .ifPresent(
              facts -> {
                out.gap();
                out.line("%s", facts);
              });
    }
    out.gap();
    out.line("%s", summary(verdicts));
  }

  private static String summary(List<SuiteVerdict> verdicts) {
    long cases = verdicts.stream().mapToLong(verdict -> verdict.row().judged()).sum();
    long held = verdicts.stream().filter(Verify::holds).count();
    return held == verdicts.size()
        ? Output.text("All %d properties hold, on %s judged cases.", held, grouped(cases))
        : Output.text("%d of %d properties do not hold.", verdicts.size() - held, verdicts.size());
  }

  /** Returns what a property tried, and its verdict. */
  private static String inWords(SuiteVerdict ended) {
    SuiteRow row = ended.row();
    return sentence(row) + ", " + grouped(row.judged()) + " judged cases: " + ended.kind();
  }

  /** The suite and the property, such as {@code stride: every strategy obeys it over doubles}. */
  static String sentence(SuiteRow row) {
    return SuiteVerdict.title(row.suite()) + ": " + row.property();
  }

  private static String grouped(long number) {
    return Output.text("%,d", number);
  }
}

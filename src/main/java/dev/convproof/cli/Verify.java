package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.report.Judged;
import dev.convproof.report.OutputFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
  record Tables(String verdict, List<VerdictTable.Row> properties, List<ClaimTable.Row> claims) {}

  @Override
  public Integer call() {
    require(
        only.isEmpty() || reports.isEmpty(),
        "--reports and --only are both given: reports are about everything, so choose one");
    Optional<OutputFolder> folder = reports.map(OutputFolder::at);
    SuiteRun suites = SuiteRun.of(only);
    CatalogueRun catalogue = CatalogueRun.of(only);
    require(
        suites.properties() + catalogue.claims() > 0,
        "--only \"%s\": no property and no claim contains it; convproof verify runs all of them,"
            + " such as agreement or T8b",
        only);
    VerdictTable table;
    List<Judged> judged;
    try (Progress progress =
        Progress.on(
            spec.commandLine().getErr(), "verify", suites.properties() + catalogue.claims())) {
      table = suites.with(progress);
      judged = catalogue.with(progress);
    }
    int code = table.holds() ? ClaimTable.exitCode(judged) : ExitCode.REFUTED;
    print(table, judged, code);
    folder.ifPresent(to -> Report.write(to, table.rows(), judged));
    return code;
  }

  private void print(VerdictTable table, List<Judged> judged, int code) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      String verdict = code == ExitCode.HOLDS ? "holds" : "refuted";
      new Output(out).json(new Tables(verdict, table.json(), ClaimTable.json(judged)));
      return;
    }
    if (!judged.isEmpty()) {
      ClaimTable.print(judged, out);
      out.println();
    }
    if (!table.rows().isEmpty()) {
      table.print(out);
    }
  }
}

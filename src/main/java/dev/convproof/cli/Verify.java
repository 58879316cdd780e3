package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the property suites and prints a table of laws. */
@Command(
    name = "verify",
    description = "Runs every law's property suite, and prints what was tried and whether it held.",
    footer = {"", "Exit code 0 if every property holds, 1 otherwise."})
final class Verify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Run only the properties whose suite or sentence contains this text.")
  private String only;

  @Option(names = "--json", description = "Print the table as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SuiteRun run = SuiteRun.of(only);
    require(
        run.properties() > 0,
        "--only \"%s\": no property contains it; convproof verify runs all of them, such as %s",
        only,
        "agreement");
    VerdictTable table;
    try (Progress progress = Progress.on(spec.commandLine().getErr(), run.properties())) {
      table = run.with(progress);
    }
    if (json) {
      Json.print(out, table.json());
    } else {
      table.print(out);
    }
    return table.holds() ? ExitCode.HOLDS : ExitCode.REFUTED;
  }
}

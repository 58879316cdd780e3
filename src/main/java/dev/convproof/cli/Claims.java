package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.report.Evidence;
import dev.convproof.report.EvidenceJson;
import dev.convproof.report.Judged;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges the catalogue and lists it. */
@Command(
    name = "claims",
    description =
        "Judges the exercises, the thread's answers, answers in circulation and the laws, and lists"
            + " each with its source, its verdict and what refutes it.",
    footer = {"", "Exit code 0 if every law holds, 1 otherwise: a refuted answer is no failure."})
final class Claims implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Judge only claims whose id, exercise or statement contains this text.")
  private String only;

  @Option(names = "--json", description = "Print the claims and their evidence as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    CatalogueRun run = CatalogueRun.of(only);
    require(run.claims() > 0, "\"%s\": no claim contains it, such as T8b or E2a", only);
    List<Judged> judged;
    try (Progress progress = Progress.on(spec.commandLine().getErr(), "claims", run.claims())) {
      judged = run.with(progress);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(EvidenceJson.of(Evidence.of(judged, List.of())));
    } else {
      ClaimTable.print(judged, out);
    }
    return ClaimTable.exitCode(judged);
  }
}

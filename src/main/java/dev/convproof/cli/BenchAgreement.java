package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.properties.AgreementThroughput;
import dev.convproof.properties.AgreementThroughput.Rate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how many random cases a second the agreement property judges. */
@Command(
    name = "agreement",
    description = {
      "Measures how many random cases a second the agreement property judges.",
      "jqwik draws them, all strategies compute them over doubles, every scalar is compared. One"
          + " thread does it all; to keep Java's compiler and collector on the same core, put taskset"
          + " -c 0 in front."
    })
final class BenchAgreement implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Cases to judge while the clock runs (default: ${DEFAULT-VALUE}).")
  private int cases;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "60000",
      description = "Cases to judge before the clock runs (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    require(cases >= 1_000, "--cases %d: at least 1000 are needed to measure a rate", cases);
    require(warmUp >= 1, "--warm-up %d: at least 1 is needed", warmUp);
    Rate rate = AgreementThroughput.measure(warmUp, cases);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(rate);
    } else {
      out.printf(
          Locale.ROOT,
          "casesPerSecond %.0f (%,d cases in %.2f s, %d strategies, one thread)%n",
          rate.casesPerSecond(),
          rate.cases(),
          rate.seconds(),
          rate.strategies());
    }
    return ExitCode.HOLDS;
  }
}

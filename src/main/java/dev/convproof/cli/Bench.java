package dev.convproof.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed; what is measured is a subcommand. */
@Command(
    name = "bench",
    description = "Measures speed on this machine.",
    subcommands = {
      BenchAgreement.class,
      BenchNetworks.class,
      BenchCounting.class,
      BenchAllocation.class
    })
final class Bench implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "what to measure is missing: known are " + String.join(", ", spec.subcommands().keySet()));
  }
}

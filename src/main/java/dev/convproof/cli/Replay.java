package dev.convproof.cli;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one case through every strategy, backward pass and law, and shows the tensors. */
@Command(
    name = "replay",
    description = {
      "Runs one case through every strategy, every backward pass and every law.",
      "Shows the tensors, and where something differs. Two stacked layers are joined by a comma, and"
          + " are compared with their composition."
    },
    footer = {
      "",
      "Example: convproof replay ci2h5w5co3kh3kw2sh2pt1pb1",
      "Exit code 0 if all strategies agree and no law is refuted, 1 otherwise."
    })
final class Replay implements Callable<Integer> {
  private final List<Strategy> strategies;
  private final List<BackwardStrategy> backward;

  @Spec private CommandSpec spec;

  @Mixin private CaseArguments arguments;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  Replay() {
    this(Strategies.all(), BackwardStrategies.all());
  }

  /** With other convolutions and gradients than ConvProof's own. */
  Replay(List<Strategy> strategies, List<BackwardStrategy> backward) {
    this.strategies = strategies;
    this.backward = backward;
  }

  @Override
  public Integer call() {
    Replayed replayed = Replayed.on(arguments.read(), strategies, backward);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(ReplayJson.of(replayed));
    } else {
      new ReplayText(out).print(replayed);
    }
    return replayed.holds() ? ExitCode.HOLDS : ExitCode.REFUTED;
  }
}

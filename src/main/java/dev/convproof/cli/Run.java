package dev.convproof.cli;

import dev.convproof.Support;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.TensorFileException;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes a convolution from NumPy's files, by one strategy or by all of them. */
@Command(
    name = "run",
    description = {
      "Computes a convolution from .npy files.",
      "They hold float32, float64, or integers, which are computed exactly and written as int64; all"
          + " files hold the same type. With --strategy all, every strategy computes it, and the output is"
          + " written only if they agree: bit for bit where every sum is exact, otherwise as closely as a"
          + " derived bound says that the order of summation allows (Jeannerod and Rump, 2013), and the"
          + " bounds that Winograd's algorithm and the Fourier transform have of their own."
    })
final class Run implements Callable<Integer> {
  private static final String ALL = "all";

  private final List<Strategy> strategies;

  @Spec private CommandSpec spec;

  @Mixin private ConvolutionArguments arguments;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = "im2col",
      completionCandidates = StrategyName.Known.class,
      description = "all, or one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String strategy;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "Y.npy",
      description = "Where to write n co ho wo, or co ho wo for one image.")
  private Path output;

  @Option(names = "--json", description = "Print what was done as JSON.")
  private boolean json;

  Run() {
    this(Strategies.all());
  }

  /** With other strategies than ConvProof's own; the first one is the reference. */
  Run(List<Strategy> strategies) {
    this.strategies = strategies;
  }

  @Override
  public Integer call() throws TensorFileException {
    List<Strategy> chosen = chosen();
    ConvolutionFiles files = ConvolutionFiles.read(arguments);
    return run(Elements.of(files.type()), files, chosen);
  }

  private List<Strategy> chosen() {
    return strategy.equals(ALL)
        ? strategies
        : List.of(StrategyName.find(strategy, strategies, ALL));
  }

  private static <V> void requireScope(
      Strategy chosen, Elements<V> elements, ConvolutionFiles files) {
    Support scope = chosen.scope(elements.numbers(), elements.problem(files));
    if (scope instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", chosen.name(), outside.reason());
    }
  }

  private <V> int run(Elements<V> elements, ConvolutionFiles files, List<Strategy> chosen)
      throws TensorFileException {
    if (chosen.size() == 1) {
      requireScope(chosen.get(0), elements, files);
    }
    Convolved<V> convolved = Convolved.of(elements, files, chosen);
    if (convolved.verdict() == ExitCode.HOLDS) {
      NpyWriter.write(output, elements.save().apply(files.outputShape(), convolved.output()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(RunReport.of(convolved, files, output));
    } else {
      RunReport.of(convolved, files, output).print(out);
    }
    return convolved.verdict();
  }
}

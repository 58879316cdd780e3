package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Support;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
          + " bounds that Winograd's algorithm and the Fourier transform have of their own. What that"
          + " says is said of this one case."
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

  /** What was done, as JSON. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Result(
      CaseVerdict verdict,
      Optional<String> reason,
      @JsonProperty("case") String on,
      List<RunResult.StrategyResult> strategies,
      Optional<String> written) {}

  @Override
  public Integer call() throws TensorFileException {
    List<Strategy> chosen =
        strategy.equals(ALL) ? strategies : List.of(StrategyName.find(strategy, strategies, ALL));
    ConvolutionFiles files = ConvolutionFiles.read(arguments);
    requireAnother("--input", Optional.of(arguments.input()));
    requireAnother("--weight", Optional.of(arguments.weight()));
    requireAnother("--bias", arguments.bias());
    return run(Elements.of(files.type()), files, chosen);
  }

  /** An output that is written over an input can be computed only once. */
  private void requireAnother(String option, Optional<Path> read) {
    try {
      require(
          read.isEmpty() || !Files.exists(output) || !Files.isSameFile(output, read.get()),
          "--output %s: is the file of %s too: another name would be right",
          output,
          option);
    } catch (IOException e) {
      throw new BadInput("--output %s: cannot be compared with the file of %s", output, option);
    }
  }

  private <V> int run(Elements<V> elements, ConvolutionFiles files, List<Strategy> chosen)
      throws TensorFileException {
    if (chosen.size() == 1) {
      requireScope(chosen.get(0), elements, files);
    }
    RunResult<V> result = RunResult.of(elements, files, chosen);
    int code = result.verdict().exitCode();
    if (code == ExitCode.HOLDS) {
      NpyWriter.write(output, elements.save().apply(files.outputShape(), result.output()));
    }
    Optional<String> written =
        code == ExitCode.HOLDS ? Optional.of(written(files)) : Optional.empty();
    Output out =
        new Output(isAStream() ? spec.commandLine().getErr() : spec.commandLine().getOut(), 16);
    if (json) {
      out.json(
          new Result(
              result.verdict(),
              result.reason(),
              files.geometry().toString(),
              result.strategies(),
              written));
    } else {
      print(result, written, out);
    }
    return code;
  }

  private static <V> void requireScope(
      Strategy chosen, Elements<V> elements, ConvolutionFiles files) {
    Support scope = chosen.scope(elements.numbers(), elements.problem(files));
    if (scope instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", chosen.name(), outside.reason());
    }
  }

  /** Whether the output may be where answers are printed, such as {@code /dev/stdout}. */
  private boolean isAStream() {
    Path absolute = output.toAbsolutePath().normalize();
    return absolute.startsWith("/dev") || absolute.startsWith("/proc");
  }

  private String written(ConvolutionFiles files) {
    ElementType type = files.type().isInteger() ? ElementType.INT64 : files.type();
    return output + ", " + type + " " + files.outputShape();
  }

  private static void print(RunResult<?> result, Optional<String> written, Output out) {
    result.strategies().forEach(one -> out.fact(one.strategy(), one.text()));
    if (result.strategies().size() > 1 || result.verdict() == CaseVerdict.UNDECIDED) {
      out.line("%s", onThisCase(result));
    }
    out.line("%s", written.map(file -> "wrote " + file).orElse("nothing is written"));
  }

  /** The verdict in words: of this one case, and no other. */
  private static String onThisCase(RunResult<?> result) {
    return switch (result.verdict()) {
      case HOLDS -> "they agree on this case";
      case REFUTED -> "REFUTED by this case";
      case UNDECIDED -> "undecided: " + result.reason().orElseThrow();
      default -> "vacuous on this case: " + result.reason().orElseThrow();
    };
  }
}

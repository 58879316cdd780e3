package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Support;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.TensorFileException;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Computes a convolution from NumPy's files, by one strategy or by all of them. */
@Command(
    name = "run",
    description = {
      "Computes a convolution from files of tensors: .npy, .npz, safetensors, or ONNX's .pb, of"
          + " several FILE:NAME.",
      "They hold float32, float64, or integers, which are computed exactly and written as int64; all"
          + " files hold the same type. With --strategy all, every strategy computes it, and the output is"
          + " written only if they agree: bit for bit where every sum is exact, otherwise as closely as a"
          + " derived bound says that the order of summation allows (Jeannerod and Rump, 2013), and the"
          + " bounds that Winograd's algorithm and the Fourier transform have of their own. What that"
          + " says is said of this one case.",
      "With --expected it judges an output that something else computed, each number within the bound"
          + " derived for it."
    })
final class Run implements Callable<Integer> {
  private static final String ALL = "all";

  private final List<Strategy> strategies;

  @Spec private CommandSpec spec;

  @Mixin private Arguments arguments;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = "im2col",
      completionCandidates = StrategyName.Known.class,
      description = "all, or one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String strategy;

  @Option(
      names = "--output",
      paramLabel = "Y.npy",
      description = "Where to write n co ho wo, or co ho wo for one image.")
  private Path output;

  @Mixin private Expectation expectation;

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
    if (expectation.isGiven()) {
      require(
          output == null,
          "--output %s: --expected judges a file, and nothing is computed to be written",
          output);
      return expectation.judge(files, arguments, spec, json);
    }
    require(output != null, "--output Y.npy, or --expected Y.npy to judge it, would be right");
    requireAnother("--input", Optional.of(arguments.input()));
    requireAnother("--weight", Optional.of(arguments.weight()));
    requireAnother("--bias", arguments.bias());
    return run(ComputedElements.of(files), files, chosen);
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

  private <V> int run(ComputedElements<V> elements, ConvolutionFiles files, List<Strategy> chosen)
      throws TensorFileException {
    if (chosen.size() == 1) {
      requireScope(chosen.get(0), elements, files);
    }
    RunResult<V> result = RunResult.of(elements, files, chosen);
    int code = result.verdict().exitCode();
    if (code == ExitCode.HOLDS) {
      NpyWriter.write(
          output,
          files.input().axes().toFile(elements.save().apply(files.outputShape(), result.output())));
    }
    Optional<String> written =
        code == ExitCode.HOLDS ? Optional.of(written(elements, files)) : Optional.empty();
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
      Strategy chosen, ComputedElements<V> elements, ConvolutionFiles files) {
    Support scope = chosen.scope(elements.numbers(), elements.problem(files));
    if (scope instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", chosen.name(), outside.reason());
    }
  }

  /** Returns whether the output may be where answers are printed, such as {@code /dev/stdout}. */
  private boolean isAStream() {
    Path absolute = output.toAbsolutePath().normalize();
    return absolute.startsWith("/dev") || absolute.startsWith("/proc");
  }

  private String written(ComputedElements<?> elements, ConvolutionFiles files) {
    return output + ", " + elements.type() + " " + files.outputShapeInFile();
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

  /** The files of a convolution and how it slides, on the command line. */
  static final class Arguments {
    @Option(
        names = "--input",
        required = true,
        paramLabel = "X.npy",
        description = "The input, n c h w; or c h w for one image.")
    private List<Path> inputs = List.of();

    @Option(names = "--weight", paramLabel = "W.npy", description = "The weights, co ci/g kh kw.")
    private Path weight;

    @Option(names = "--bias", paramLabel = "B.npy", description = "The biases, co (default: none).")
    private Optional<Path> bias = Optional.empty();

    @Option(
        names = "--stride",
        paramLabel = "SH,SW",
        defaultValue = "1",
        converter = AxisPair.Parser.class,
        description = {
          "Rows and columns between two windows; one number is for both: 2 is 2,2 (default:"
              + " ${DEFAULT-VALUE})."
        })
    private AxisPair stride;

    @Option(
        names = "--padding",
        paramLabel = "T,L,B,R",
        defaultValue = "0",
        converter = Padding.Parser.class,
        description = {
          "Zeros on top, left, at the bottom, right; two numbers are for rows and columns: 1,2 is"
              + " 1,2,1,2; one is for all sides: 1 is 1,1,1,1 (default: ${DEFAULT-VALUE})."
        })
    private Padding padding;

    @Option(
        names = "--dilation",
        paramLabel = "DH,DW",
        defaultValue = "1",
        converter = AxisPair.Parser.class,
        description = {
          "Rows and columns between two taps of the kernel; one number is for both (default:"
              + " ${DEFAULT-VALUE})."
        })
    private AxisPair dilation;

    @Option(
        names = "--groups",
        paramLabel = "G",
        defaultValue = "1",
        description = "Groups of channels (default: ${DEFAULT-VALUE}).")
    private int groups;

    /** Numbers for rows and columns. */
    record AxisPair(int rows, int columns) {

      /** Reads one number for both, or two. */
      static final class Parser implements ITypeConverter<AxisPair> {
        @Override
        public AxisPair convert(String text) {
          List<Integer> numbers = integers(text, List.of(1, 2), "two integers such as 2,1");
          return new AxisPair(numbers.get(0), numbers.get(numbers.size() - 1));
        }
      }
    }

    /** Zeros on the four sides of an image. */
    record Padding(AxisPair before, AxisPair after) {

      /** Reads one number for all sides, two for rows and columns, or four. */
      static final class Parser implements ITypeConverter<Padding> {
        @Override
        public Padding convert(String text) {
          List<Integer> numbers =
              integers(
                  text,
                  List.of(1, 2, 4),
                  "four integers such as 1,1,0,0, two such as 1,2 for rows and columns,");
          AxisPair before = new AxisPair(numbers.get(0), numbers.get(numbers.size() == 1 ? 0 : 1));
          boolean four = numbers.size() == 4;
          return new Padding(before, four ? new AxisPair(numbers.get(2), numbers.get(3)) : before);
        }
      }
    }

    private static List<Integer> integers(String text, List<Integer> counts, String example) {
      try {
        List<Integer> numbers =
            Arrays.stream(text.split(",", -1)).map(v -> Integer.valueOf(v.strip())).toList();
        if (counts.contains(numbers.size())) {
          return numbers;
        }
      } catch (NumberFormatException e) {
        // refused below
      }
      throw new TypeConversionException(
          "'" + text + "' is not " + example + " or a single integer for all");
    }

    @Option(
        names = "--layout",
        paramLabel = "LAYOUT",
        defaultValue = "nchw",
        description =
            "The order of the axes of input and output: nchw or nhwc; an image alone is chw or hwc"
                + " (default: ${DEFAULT-VALUE}).")
    private String layout;

    @Option(
        names = "--weight-layout",
        paramLabel = "LAYOUT",
        defaultValue = "oihw",
        description =
            "The order of the axes of the weights: oihw or hwio (default: ${DEFAULT-VALUE}).")
    private String weightLayout;

    /** Returns the order of input and output. */
    AxisOrder layout() {
      require(
          List.of("nchw", "nhwc").contains(layout),
          "--layout %s: nchw or nhwc would be right",
          layout);
      return layout.equals("nchw") ? AxisOrder.AS_OURS : AxisOrder.NHWC;
    }

    /** Returns the order of the weights. */
    AxisOrder weightLayout() {
      require(
          List.of("oihw", "hwio").contains(weightLayout),
          "--weight-layout %s: oihw or hwio would be right",
          weightLayout);
      return weightLayout.equals("oihw") ? AxisOrder.AS_OURS : AxisOrder.HWIO;
    }

    @Option(
        names = "--type",
        paramLabel = "bf16",
        description = "Files of raw bytes, <V2, hold bfloat16, as ml_dtypes leaves it.")
    private String type;

    boolean rawIsBfloat16() {
      require(
          type == null || NumberFormat.of(type).filter(NumberFormat.BFLOAT16::equals).isPresent(),
          "--type %s: bf16 would be right; all other types are said in the files",
          type);
      return type != null;
    }

    Path input() {
      require(inputs.size() == 1, "--input is given %d times: once would be right", inputs.size());
      return inputs.get(0);
    }

    /** Returns all that are given, of a model. */
    List<Path> inputs() {
      return inputs;
    }

    Path weight() {
      require(weight != null, "--weight is missing: the file of the weights would be right");
      return weight;
    }

    Optional<Path> bias() {
      return bias;
    }

    int groups() {
      return groups;
    }

    /** How a kernel slides along one axis. */
    record Sliding(int stride, int before, int after, int dilation) {}

    Sliding rows() {
      return new Sliding(
          stride.rows(), padding.before().rows(), padding.after().rows(), dilation.rows());
    }

    Sliding columns() {
      return new Sliding(
          stride.columns(),
          padding.before().columns(),
          padding.after().columns(),
          dilation.columns());
    }
  }
}

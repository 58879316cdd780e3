package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.algebra.Rationals;
import dev.convproof.file.TensorFileException;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.message.Message;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the one kernel that two stacked convolutions are. */
@Command(
    name = "compose",
    description = {
      "Prints the one kernel that two stacked convolutions without padding are, exactly.",
      "K1 meets the input, K2 what K1 produces; a kernel of one dimension is one row."
    },
    footer = {
      "",
      "Example: convproof compose '[[1,2,1]]' '[[1],[0],[-1]]' --stride 2",
      "Kernels of up to 10000 taps are read, and composed by up to 4 million products."
    })
final class Compose implements Callable<Integer> {
  private static final String SIZE = "d1·(k1−1) + s1·d2·(k2−1) + 1";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "K1", description = KernelArgument.DESCRIPTION)
  private String k1;

  @Parameters(index = "1", paramLabel = "K2", description = "Likewise.")
  private String k2;

  @Option(
      names = "--bias",
      paramLabel = "B1",
      description = "The first bias: a number, or a list of one for each output channel.")
  private String bias;

  @Option(names = "--bias2", paramLabel = "B2", description = "The second bias.")
  private String bias2;

  @Option(
      names = "--stride",
      paramLabel = "S",
      split = ",",
      description = "The strides S1 or S1,S2 along both axes; what is left out is 1.")
  private List<Integer> strides = List.of();

  @Option(
      names = "--dilation",
      paramLabel = "D",
      split = ",",
      description = "The dilations D1 or D1,D2 along both axes; what is left out is 1.")
  private List<Integer> dilations = List.of();

  @Mixin private LanguageOption lang = new LanguageOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /**
   * The result as JSON.
   *
   * @param kernel the composed kernel, as nested lists
   * @param height its rows
   * @param width its columns
   * @param size the formula of both
   * @param stride the composed stride, along both axes
   * @param bias the composed bias, or empty where neither convolution has one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Result(
      Object kernel, int height, int width, String size, int stride, Optional<List<Object>> bias) {}

  @Override
  public Integer call() throws TensorFileException {
    lang.language();
    Kernel first = KernelArgument.read("K1", k1);
    Kernel second = KernelArgument.read("K2", k2);
    StackedKernels stacked =
        new StackedKernels(
            first,
            second,
            pair("--stride", strides),
            pair("--dilation", dilations),
            KernelArgument.biases("--bias", bias, first.shape().outer()),
            KernelArgument.biases("--bias2", bias2, second.shape().outer()));
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (json) {
      out.json(result(stacked));
    } else {
      print(stacked, out);
    }
    return ExitCode.HOLDS;
  }

  private static List<Integer> pair(String option, List<Integer> given) {
    requireTold(
        given.size() <= 2,
        "compose-pair",
        "%s: %d numbers given: one for K1, or two for K1 and K2, would be right",
        option,
        given.size());
    return List.of(given.isEmpty() ? 1 : given.get(0), given.size() < 2 ? 1 : given.get(1));
  }

  private static Result result(StackedKernels stacked) {
    Kernel kernel = stacked.kernel();
    return new Result(
        KernelArgument.json(kernel),
        kernel.height(),
        kernel.width(),
        SIZE,
        stacked.stride(),
        bias(stacked).map(values -> Arrays.stream(values).map(KernelArgument::json).toList()));
  }

  private static Optional<BigFraction[]> bias(StackedKernels stacked) {
    return stacked.composed().bias().map(Tensor::data);
  }

  private void print(StackedKernels stacked, Output out) {
    Kernel kernel = stacked.kernel();
    Kernel first = stacked.first();
    Kernel second = stacked.second();
    out.fact(lang.fact("kernel"), KernelArgument.lines(kernel));
    out.fact(
        lang.fact("height"),
        kernel.height() + " = " + sum(stacked, first.height(), second.height()));
    out.fact(
        lang.fact("width"), kernel.width() + " = " + sum(stacked, first.width(), second.width()));
    out.fact(lang.fact("size"), lang.say(Message.of("compose.along-each-axis", SIZE)));
    out.fact(lang.fact("stride"), stacked.stride());
    bias(stacked).ifPresent(values -> out.fact(lang.fact("bias"), Kernel.row(List.of(values))));
    if (isSobelInOneRow(first, second) || isSobelInOneRow(second, first)) {
      out.fact(lang.fact("hint"), lang.say("compose.sobel"));
    }
  }

  /** Returns whether a row smooths as Sobel's does, and another takes its difference. */
  private static boolean isSobelInOneRow(Kernel smoothing, Kernel difference) {
    return isMultiple(smoothing, 1, 2, 1) && isMultiple(difference, 1, 0, -1);
  }

  private static boolean isMultiple(Kernel kernel, int... taps) {
    List<BigFraction> given = kernel.taps();
    if (kernel.height() != 1 || given.size() != taps.length || given.get(0).isZero()) {
      return false;
    }
    return IntStream.range(0, taps.length)
        .allMatch(at -> given.get(at).equals(given.get(0).multiply(taps[at])));
  }

  private static String sum(StackedKernels stacked, int k1, int k2) {
    return Output.text(
        "%d·(%d−1) + %d·%d·(%d−1) + 1",
        stacked.dilations().get(0), k1, stacked.strides().get(0), stacked.dilations().get(1), k2);
  }

  /**
   * Two kernels, the second on what the first one produces, and the one kernel that they are.
   *
   * @param first the kernel that meets the input
   * @param second the kernel that meets what the first one produces
   * @param strides of the first and the second, along both axes
   * @param dilations of the first and the second, along both axes
   * @param bias of the first
   * @param bias2 of the second
   */
  record StackedKernels(
      Kernel first,
      Kernel second,
      List<Integer> strides,
      List<Integer> dilations,
      Optional<List<BigFraction>> bias,
      Optional<List<BigFraction>> bias2) {
    private static final int LARGEST_STEP = 1000;
    private static final long MOST_TAPS = 100_000;
    private static final long MOST_PRODUCTS = 4_000_000;

    /** Checks that the channels meet, and that the composition is small enough to be computed. */
    StackedKernels {
      strides.forEach(s -> requireSize("--stride", s));
      dilations.forEach(d -> requireSize("--dilation", d));
      requireTold(
          first.shape().outer() == second.shape().channels(),
          "channels-meet",
          "the output channels of K1 (%d) and the input channels of K2 (%d) must be equally many",
          first.shape().outer(),
          second.shape().channels());
      long products = (long) first.taps().size() * second.taps().size() / first.shape().outer();
      requireTold(
          products <= MOST_PRODUCTS,
          "compose-products",
          "this composition takes %d products: at most %d are computed",
          products,
          MOST_PRODUCTS);
    }

    private static void requireSize(String option, int size) {
      requireTold(
          size >= 1 && size <= LARGEST_STEP,
          "range",
          "%s %s: from %d to %d would be right",
          option,
          size,
          1,
          LARGEST_STEP);
    }

    /** Two kernels of stride 1 without bias. */
    static StackedKernels plain(Kernel first, Kernel second) {
      return new StackedKernels(
          first, second, List.of(1, 1), List.of(1, 1), Optional.empty(), Optional.empty());
    }

    /** The one convolution that the two are. */
    Problem<BigFraction[]> composed() {
      long taps =
          extent(first.height(), second.height())
              * extent(first.width(), second.width())
              * first.shape().channels()
              * second.shape().outer();
      requireTold(
          taps <= MOST_TAPS,
          "compose-taps",
          "the composed kernel has %d taps: at most %d are shown",
          taps,
          MOST_TAPS);
      return Composer.compose(
          Rationals.INSTANCE, problem(first, 0, bias), problem(second, 1, bias2));
    }

    /** The composed kernel. */
    Kernel kernel() {
      Problem<BigFraction[]> composed = composed();
      return new Kernel(
          layout(), Shape.weights(composed.geometry()), List.of(composed.weights().data()));
    }

    private Layout layout() {
      return first.layout().depth() > second.layout().depth() ? first.layout() : second.layout();
    }

    /** The composed stride, along both axes. */
    int stride() {
      return strides.get(0) * strides.get(1);
    }

    /** The composed size along an axis: d1·(k1−1) + s1·d2·(k2−1) + 1. */
    long extent(int k1, int k2) {
      return (long) dilations.get(0) * (k1 - 1)
          + (long) strides.get(0) * dilations.get(1) * (k2 - 1)
          + 1;
    }

    /** A layer on an input that is just as large as the composed kernel. */
    private Problem<BigFraction[]> problem(
        Kernel kernel, int layer, Optional<List<BigFraction>> biases) {
      Geometry geometry =
          new Geometry(
              1,
              1,
              kernel.shape().channels(),
              kernel.shape().outer(),
              axis(kernel.height(), extent(first.height(), second.height()), layer),
              axis(kernel.width(), extent(first.width(), second.width()), layer));
      return Problem.of(
          geometry,
          new BigFraction[0], // composing reads no input
          kernel.buffer(),
          biases.map(values -> values.toArray(BigFraction[]::new)));
    }

    private Axis axis(int taps, long input, int layer) {
      return new Axis((int) input, taps, strides.get(layer), 0, 0, dilations.get(layer));
    }
  }
}

package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.file.TensorFileException;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.numbers.fraction.BigFraction;
import picocli.CommandLine.Command;
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
    require(
        given.size() <= 2,
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

  private static void print(StackedKernels stacked, Output out) {
    Kernel kernel = stacked.kernel();
    Kernel first = stacked.first();
    Kernel second = stacked.second();
    out.fact("kernel", kernel);
    out.fact("height", kernel.height() + " = " + sum(stacked, first.height(), second.height()));
    out.fact("width", kernel.width() + " = " + sum(stacked, first.width(), second.width()));
    out.fact("size", SIZE + " along each axis");
    out.fact("stride", stacked.stride());
    bias(stacked).ifPresent(values -> out.fact("bias", Kernel.row(List.of(values))));
  }

  private static String sum(StackedKernels stacked, int k1, int k2) {
    return Output.text(
        "%d·(%d−1) + %d·%d·(%d−1) + 1",
        stacked.dilations().get(0), k1, stacked.strides().get(0), stacked.dilations().get(1), k2);
  }
}

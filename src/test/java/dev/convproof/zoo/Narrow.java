package dev.convproof.zoo;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.law.Laws.LINEARITY_IN_INPUT;
import static dev.convproof.zoo.Liar.named;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import dev.convproof.zoo.FormatKernel.OfDoubles;
import dev.convproof.zoo.Results.EachOutput;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/** Liars about values: too narrow for inputs, products, sums or outputs, clipped, dropped. */
final class Narrow {
  private static final double TOLERANCE = 1e-2;

  private Narrow() {}

  /** All of them, each with the report that it is modelled on. */
  static List<Specimen> all() {
    return List.of(
        Specimen.of(
            "uxlfoundation/oneDNN#5041",
            AGREEMENT,
            floats("sums in half precision", v -> v, v -> v, NumberFormat.FLOAT16::round)),
        Specimen.of(
            "openvinotoolkit/openvino#19782",
            AGREEMENT,
            floats("products in half precision", v -> v, NumberFormat.FLOAT16::round, v -> v)),
        Specimen.of(
            "ROCm/AMDMIGraphX#4809",
            AGREEMENT,
            floats("inputs in half precision", NumberFormat.FLOAT16::round, v -> v, v -> v)),
        Specimen.of(
            "pytorch/pytorch#79537",
            AGREEMENT,
            floats("inputs of ten bits and one", NumberFormat.TF32::round, v -> v, v -> v)),
        Specimen.of(
            "triton-lang/triton#4574",
            AGREEMENT,
            floats("inputs truncated to tf32", NumberFormat.TF32::truncate, v -> v, v -> v)),
        Specimen.of("tenstorrent/tt-metal#27171", AGREEMENT, kernel("bf16, truncated outputs")),
        Specimen.of("deepseek-ai/DeepGEMM#32", AGREEMENT, kernel("e4m3, sums of 14 bits")),
        Specimen.of(
            "uxlfoundation/oneDNN#375", AGREEMENT, kernel("i8, weights halved and doubled")),
        Specimen.of(
            "uxlfoundation/oneDNN#717", AGREEMENT, kernel("i8, pairs that wrap at 16 bits")),
        Specimen.of(
            "microsoft/onnxruntime#24220",
            AGREEMENT,
            kernel("u8i8, pairs that are clipped at 16 bits")),
        Specimen.of("Tencent/ncnn#717", AGREEMENT, kernel("i8, sums that wrap at 16 bits")),
        Specimen.of(
            "uxlfoundation/oneDNN#5115", AGREEMENT, kernel("i8, padded with 0 for the zero point")),
        Specimen.of(
            "NVIDIA/cutlass#817", AGREEMENT, kernel("u8i8, padded with 0 for the zero point")),
        Specimen.of(
            "foss-xtensa/nnlib-hifi4#16", AGREEMENT, kernel("u8i8, the zero point forgotten")),
        Specimen.of(
            "ggml-org/ggml#1393",
            AGREEMENT,
            new FormatKernel(
                "i8", "-128 has no opposite", false, 0, (OfDoubles) Narrow::withoutOpposite)),
        Specimen.of("pytorch/executorch#17430", LINEARITY_IN_INPUT, Results.RECTIFIED),
        Specimen.of(
            "tensorflow/tfjs#2507",
            LINEARITY_IN_INPUT,
            named("outputs clipped at 6").finishing(new EachOutput(v -> Math.min(6, v)))),
        Specimen.of(
            "fastmachinelearning/hls4ml#1468",
            AGREEMENT,
            named("no bias where the sum is zero").finishing(Narrow::withoutBias)),
        Specimen.of("ScalingIntelligence/KernelBench#165", AGREEMENT, Channels.ZERO),
        Specimen.of(
            "anthony-chaudhary/dos-kernel#107",
            AGREEMENT,
            named("outputs below a tolerance are zero")
                .finishing(new EachOutput(v -> Math.abs(v) <= TOLERANCE ? 0 : v))),
        Specimen.of(
            "ScalingIntelligence/KernelBench#82",
            AGREEMENT,
            named("gives its input back").finishing(Narrow::inputBack)));
  }

  private static FormatKernel kernel(String name) {
    return NumberFormats.all().stream()
        .filter(kernel -> kernel.toString().equals(name))
        .filter(Predicate.not(FormatKernel::right))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no kernel is called \"" + name + "\""));
  }

  private static double withoutOpposite(FormatKernel.Window w) {
    double sum = w.bias;
    for (int at = 0; at < w.x.length; at++) {
      double product = w.x[at] * w.k[at];
      sum += w.x[at] == Byte.MIN_VALUE && w.k[at] < 0 ? -product : product;
    }
    return sum;
  }

  private static Liar floats(
      String name,
      DoubleUnaryOperator input,
      DoubleUnaryOperator product,
      DoubleUnaryOperator sum) {
    return named(name)
        .multiplying(
            new Liar.ProductRule() {
              @Override
              public <V> void add(Algebra<V> algebra, V x, int xAt, V k, int kAt, V y, int yAt) {
                float[] to = (float[]) y;
                double one = input.applyAsDouble(((float[]) x)[xAt]);
                double other = input.applyAsDouble(((float[]) k)[kAt]);
                double all = (float) (to[yAt] + product.applyAsDouble(one * other));
                to[yAt] = (float) sum.applyAsDouble(all);
              }
            });
  }

  private static <V> void withoutBias(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    if (output.data() instanceof float[] y && problem.bias().isPresent()) {
      float[] bias = (float[]) problem.bias().orElseThrow().data();
      for (int at = 0; at < y.length; at++) {
        y[at] = y[at] == bias[output.shape().coordinates(at)[1]] ? 0 : y[at];
      }
    }
  }

  private static <V> void inputBack(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    int size = problem.input().shape().size();
    for (int at = 0; at < output.shape().size(); at++) {
      algebra.copy(problem.input().data(), at % size, 1, output.data(), at, 1, 1);
    }
  }
}

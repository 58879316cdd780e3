package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Tensor;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What {@code compose} prints as JSON.
 *
 * @param kernel the composed kernel, as nested lists
 * @param height its rows
 * @param width its columns
 * @param size the formula of both
 * @param stride the composed stride, along both axes
 * @param bias the composed bias, or empty where neither convolution has one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ComposeReport(
    Object kernel, int height, int width, String size, int stride, Optional<List<Object>> bias) {
  private static final String SIZE = "d1·(k1−1) + s1·d2·(k2−1) + 1";

  static ComposeReport of(StackedKernels stacked) {
    Kernel kernel = stacked.kernel();
    return new ComposeReport(
        NestedLists.of(kernel),
        kernel.height(),
        kernel.width(),
        SIZE,
        stacked.stride(),
        bias(stacked).map(values -> Arrays.stream(values).map(NestedLists::number).toList()));
  }

  private static Optional<BigFraction[]> bias(StackedKernels stacked) {
    return stacked.composed().bias().map(Tensor::data);
  }

  /** The same for people. */
  static void print(StackedKernels stacked, PrintWriter out) {
    Kernel kernel = stacked.kernel();
    int height = kernel.height();
    int width = kernel.width();
    line(out, "kernel", kernel.toString());
    line(
        out,
        "height",
        height + " = " + sum(stacked, stacked.first().height(), stacked.second().height()));
    line(
        out,
        "width",
        width + " = " + sum(stacked, stacked.first().width(), stacked.second().width()));
    line(out, "size", SIZE + " along each axis");
    line(out, "stride", String.valueOf(stacked.stride()));
    bias(stacked).ifPresent(values -> line(out, "bias", Kernel.row(List.of(values)).toString()));
  }

  private static String sum(StackedKernels stacked, int k1, int k2) {
    return "%s·(%s−1) + %s·%s·(%s−1) + 1"
        .formatted(
            stacked.dilations().get(0),
            k1,
            stacked.strides().get(0),
            stacked.dilations().get(1),
            k2);
  }

  private static void line(PrintWriter out, String key, String value) {
    out.printf("%-12s%s%n", key, value);
  }
}

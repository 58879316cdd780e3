package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Doubles;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a convolution gives on integers, beside the definition. There every sum of products is
 * exact, in whatever order it is added; and another algorithm that rounds is right if the nearest
 * integers are.
 *
 * @param largestDifference the largest one, NaN if an output is
 * @param wrong the first output that is nearest to another integer than the definition gives
 */
record SampleOutput(double largestDifference, Optional<String> wrong) {

  static SampleOutput of(double[] output, Problem<double[]> problem) {
    Tensor<double[]> due = Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem);
    require(
        output != null && output.length == due.data().length,
        "the convolution gives %s on %s: %d numbers would be right",
        output == null ? "null" : output.length + " numbers",
        problem.geometry(),
        due.data().length);
    double largest = 0;
    Optional<String> wrong = Optional.empty();
    for (int at = 0; at < output.length; at++) {
      double expected = due.data()[at];
      largest = Math.max(largest, Math.abs(output[at] - expected));
      if (wrong.isEmpty() && Math.rint(output[at]) != expected) {
        wrong =
            Optional.of(
                "the output at %s is %s, by definition %s"
                    .formatted(Arrays.toString(due.shape().coordinates(at)), output[at], expected));
      }
    }
    return new SampleOutput(largest, wrong);
  }
}

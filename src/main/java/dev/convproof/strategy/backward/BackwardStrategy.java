package dev.convproof.strategy.backward;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Tensor;

/**
 * A way to compute the gradients of a convolution, over any algebra that suffices: each is a sum of
 * products, so that a semiring does.
 *
 * <p>Loops use the letters of the forward strategies: n image, o output channel, c input channel
 * within its group, a kernel row, b kernel column, i output row, j output column. No result shares
 * a buffer with the problem, which is left as it was.
 */
public interface BackwardStrategy {
  /** The name in reports, such as {@code col2im}. */
  String name();

  /** Where the strategy stops, whatever the numbers are. */
  default Support scope(Geometry geometry) {
    return new Support.Supported();
  }

  /** The gradient with respect to the input, [n, ci, h, w]. Reads the weights and G. */
  <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem);

  /** The gradient with respect to the weights, [co, ci/g, kh, kw]. Reads the input and G. */
  <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem);

  /** The gradient with respect to the bias, [1, co, 1, 1]. Reads G. */
  <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem);

  /** All three. */
  default <V> Gradients<V> gradients(Algebra<V> algebra, BackwardProblem<V> problem) {
    return new Gradients<>(
        inputGradient(algebra, problem),
        weightGradient(algebra, problem),
        biasGradient(algebra, problem));
  }
}

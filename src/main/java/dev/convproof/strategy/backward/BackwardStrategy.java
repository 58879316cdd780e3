package dev.convproof.strategy.backward;

import dev.convproof.Gradients;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

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

  /** Returns whether this pass supports a geometry, whatever the numbers are, and if not, why. */
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
        inputGradient(algebra, problem).data(),
        weightGradient(algebra, problem).data(),
        biasGradient(algebra, problem).data());
  }

  /**
   * Returns this backward pass, beside the definition of the convolution, as a subject that
   * computes in an arithmetic.
   */
  default <V> Subject<V> over(Arithmetic<V> arithmetic) {
    return Subject.of(
            name(),
            arithmetic,
            (g, x, k, b) ->
                Strategies.DEFINITION.convolve(arithmetic, Problem.of(g, x, k, b)).data())
        .supporting(problem -> scope(problem.geometry()))
        .inputGradient((g, x, k, y) -> data(inputGradient(arithmetic, problem(g, x, k, y))))
        .weightGradient((g, x, k, y) -> data(weightGradient(arithmetic, problem(g, x, k, y))))
        .biasGradient((g, x, k, y) -> data(biasGradient(arithmetic, problem(g, x, k, y))));
  }

  private static <V> BackwardProblem<V> problem(Geometry g, V input, V weights, V gradient) {
    return BackwardProblem.of(Problem.of(g, input, weights, Optional.empty()), gradient);
  }

  private static <V> V data(Tensor<V> tensor) {
    return tensor == null ? null : tensor.data();
  }
}

package dev.convproof.strategy.backward;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * A backward pass to compute: for a number L that depends on the output y of a convolution, from G
 * = ∂L/∂y the gradients of L with respect to what y was computed from.
 *
 * @param forward the convolution
 * @param outputGradient G [n, co, ho, wo]
 * @param <V> the buffer type of an algebra
 */
public record BackwardProblem<V>(Problem<V> forward, Tensor<V> outputGradient) {

  /** A backward pass from a buffer of n·co·ho·wo scalars. */
  public static <V> BackwardProblem<V> of(Problem<V> forward, V outputGradient) {
    Shape shape = Shape.output(forward.geometry());
    return new BackwardProblem<>(forward, new Tensor<>(shape, outputGradient));
  }

  /** The shape of the convolution. */
  public Geometry geometry() {
    return forward.geometry();
  }
}

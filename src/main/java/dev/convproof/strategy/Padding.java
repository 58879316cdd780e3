package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * Makes padding explicit, the same convolution over a larger input that holds the zeros; and takes
 * it off again.
 */
public final class Padding {
  private Padding() {}

  /** An equal problem without padding; the problem itself where there is none. */
  public static <V> Problem<V> madeExplicit(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    if (!g.padded()) {
      return problem;
    }
    Geometry explicit = g.paddingMadeExplicit();
    Shape from = problem.input().shape();
    Shape to = Shape.input(explicit);
    V padded = algebra.zeros(to.size());
    for (int n = 0; n < from.outer(); n++) {
      for (int c = 0; c < from.channels(); c++) {
        for (int row = 0; row < from.height(); row++) {
          int target = to.at(n, c, row + g.rows().padBefore(), g.columns().padBefore());
          algebra.copy(
              problem.input().data(), from.at(n, c, row, 0), 1, padded, target, 1, from.width());
        }
      }
    }
    return Problem.of(explicit, padded, problem.weights().data(), problem.bias().map(Tensor::data));
  }

  /**
   * Returns what a tensor in the shape of the padded input holds where the input is: [n, ci, h, w],
   * in a buffer of its own where there is padding, in the same one where there is none.
   */
  public static <V> Tensor<V> removed(Algebra<V> algebra, Geometry g, V padded) {
    Shape to = Shape.input(g);
    if (!g.padded()) {
      return new Tensor<>(to, padded);
    }
    Shape from = Shape.input(g.paddingMadeExplicit());
    V inner = algebra.zeros(to.size());
    for (int n = 0; n < to.outer(); n++) {
      for (int c = 0; c < to.channels(); c++) {
        for (int row = 0; row < to.height(); row++) {
          int x = from.at(n, c, row + g.rows().padBefore(), g.columns().padBefore());
          algebra.copy(padded, x, 1, inner, to.at(n, c, row, 0), 1, to.width());
        }
      }
    }
    return new Tensor<>(to, inner);
  }
}

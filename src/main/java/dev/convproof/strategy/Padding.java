package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/** Makes padding explicit: the same convolution over a larger input that holds the zeros. */
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
}

package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * A way to compute a convolution, over any algebra that suffices.
 *
 * <p>Loops use one set of letters: n image, o output channel, c input channel within its group, a
 * kernel row, b kernel column, i output row, j output column.
 */
public interface Strategy {

  /** The name in commands and reports, such as {@code im2col}. */
  String name();

  /** Where the strategy stops. */
  default Scope scope(Geometry geometry) {
    return new Scope.Applies();
  }

  /**
   * Computes the output [n, co, ho, wo]. Leaves the problem as it was, and shares no buffer with
   * it.
   *
   * @param algebra what the numbers are
   * @param problem in scope
   */
  <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem);
}

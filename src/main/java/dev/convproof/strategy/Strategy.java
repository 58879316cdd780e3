package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * A way to compute a convolution, over any algebra that suffices.
 *
 * <p>Loops use one set of letters: n image, o output channel, c input channel within its group, a
 * kernel row, b kernel column, i output row, j output column.
 */
public interface Strategy {

  /** The name in commands and reports, such as {@code im2col}. */
  String name();

  /** Where the strategy stops, whatever the numbers are. */
  default Scope scope(Geometry geometry) {
    return new Scope.Applies();
  }

  /**
   * Where the strategy stops on a problem: the question to ask before a run. Beside the geometry,
   * the numbers may lack an operation that it needs; and for a strategy that suits some values
   * only, this is where they are looked at, beforehand, as a run cannot.
   */
  default <V> Scope scope(Algebra<V> algebra, Problem<V> problem) {
    return scope(problem.geometry());
  }

  /**
   * How far rounding takes it, for a strategy that is not exact wherever sums of products are.
   * Empty for those that are: all their intermediates are partial sums of products.
   */
  default Optional<ErrorModel> errors() {
    return Optional.empty();
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

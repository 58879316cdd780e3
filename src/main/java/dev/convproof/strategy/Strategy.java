package dev.convproof.strategy;

import dev.convproof.Support;
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
  default Support scope(Geometry geometry) {
    return new Support.Supported();
  }

  /**
   * Where the strategy stops on a problem: the question to ask before a run. Beside the geometry,
   * the numbers may lack an operation that it needs; and for a strategy that suits some values
   * only, this is where they are looked at, beforehand, as a run cannot.
   */
  default <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
    return scope(problem.geometry());
  }

  /**
   * How far rounding takes it, for a strategy whose outputs are not each one sum of products. Empty
   * for those that are: the bound of such sums, in any order, is theirs.
   */
  default Optional<ErrorModel> errors() {
    return Optional.empty();
  }

  /**
   * Whether outputs are exact wherever all sums of products are; what {@link #errors()} bounds is
   * then what happens elsewhere.
   */
  default boolean keepsExactness() {
    return errors().isEmpty();
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

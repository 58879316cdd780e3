package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
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

  /**
   * Returns whether this strategy supports a geometry, whatever the numbers are, and if not, why.
   */
  default Support scope(Geometry geometry) {
    return new Support.Supported();
  }

  /**
   * Returns whether this strategy supports a problem, and if not, why: the question to ask before a
   * run. Beside the geometry, the numbers may lack an operation that it needs; and for a strategy
   * that suits some values only, this is where they are looked at, beforehand, as a run cannot.
   */
  default <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
    return scope(problem.geometry());
  }

  /** Returns how it rounds: by default as sums of products do, in any order. */
  default Rounding rounding() {
    return Rounding.sumOfProducts();
  }

  /** Returns this strategy as a subject that computes in an arithmetic. */
  default <V> Subject<V> over(Arithmetic<V> arithmetic) {
    return Subject.of(
            name(),
            arithmetic,
            (g, x, k, b) -> {
              Tensor<V> output = convolve(arithmetic, Problem.of(g, x, k, b));
              return output == null ? null : output.data();
            })
        .supporting(problem -> scope(arithmetic, problem))
        .rounding(rounding())
        .claiming(new Subject.Claims(true, false));
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

package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.algebra.RunningError;
import dev.convproof.algebra.RunningError.Tracked;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/** Error bounds that follow from running a strategy once more, on magnitudes and errors. */
final class RunningBounds {
  private RunningBounds() {}

  /** What derives them. */
  static final String SOURCE =
      "running error analysis of each of its steps (Higham, Accuracy and Stability of Numerical"
          + " Algorithms, 2nd edition, 2002, section 3.3)";

  /**
   * Returns the bounds of a strategy's outputs; those of sums of products on shapes that are
   * outside its scope, which software computes otherwise.
   */
  static Rounding.ErrorModel of(Strategy strategy) {
    return (format, problem) -> {
      RunningError algebra = new RunningError(format);
      Strategy used =
          strategy.scope(problem.geometry()).applies() ? strategy : Strategies.DEFINITION;
      return used.convolve(algebra, exact(algebra, problem)).data().errors();
    };
  }

  /** Returns a problem whose numbers are the format's own. */
  static Problem<Tracked> exact(RunningError algebra, Problem<double[]> problem) {
    return Problem.of(
        problem.geometry(),
        algebra.exact(problem.input().data()),
        algebra.exact(problem.weights().data()),
        problem.bias().map(Tensor::data).map(algebra::exact));
  }
}

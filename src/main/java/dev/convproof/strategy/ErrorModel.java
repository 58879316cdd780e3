package dev.convproof.strategy;

import dev.convproof.algebra.FloatFormat;
import dev.convproof.algebra.RunningError;
import dev.convproof.algebra.RunningError.Tracked;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/** How far rounding may take a strategy's outputs from the exact ones: derived, not chosen. */
@FunctionalInterface
public interface ErrorModel {

  /**
   * For each output, how far the computed value may lie from the exact one; infinite where
   * something may overflow.
   *
   * @param format of every number of the problem, and of every result
   * @param problem finite numbers, in the strategy's scope
   */
  double[] bounds(FloatFormat format, Problem<double[]> problem);

  /** The bound that follows from running the strategy once more, on magnitudes and errors. */
  static ErrorModel running(Strategy strategy) {
    return (format, problem) -> {
      RunningError algebra = new RunningError(format);
      return strategy.convolve(algebra, exact(algebra, problem)).data().errors();
    };
  }

  /** A problem whose numbers are the format's own. */
  static Problem<Tracked> exact(RunningError algebra, Problem<double[]> problem) {
    return Problem.of(
        problem.geometry(),
        algebra.exact(problem.input().data()),
        algebra.exact(problem.weights().data()),
        problem.bias().map(Tensor::data).map(algebra::exact));
  }
}

package dev.convproof.cost;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.algebra.Operations;
import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * One gradient whose operations were counted as they were executed.
 *
 * @param gradient in the shape of what it belongs to
 * @param executed the operations, those of zero apart
 * @param <V> the buffers of the algebra that computed
 */
public record CountedGradient<V>(Tensor<V> gradient, Operations executed) {

  /**
   * Computes one gradient and counts.
   *
   * @throws IllegalArgumentException if the problem is outside the strategy's scope
   */
  public static <V> CountedGradient<V> of(
      BackwardStrategy strategy, Gradient which, Algebra<V> algebra, BackwardProblem<V> problem) {
    if (strategy.scope(problem.geometry()) instanceof Support.Unsupported outside) {
      throw new IllegalArgumentException(strategy.name() + ": " + outside.reason());
    }
    CountingAlgebra<V> counted = new CountingAlgebra<>(algebra);
    BackwardProblem<CountingAlgebra.Tagged<V>> tagged =
        BackwardProblem.of(
            CountedRun.tagged(counted, problem.forward()),
            counted.data(problem.outputGradient().data()));
    Tensor<CountingAlgebra.Tagged<V>> gradient = which.by(strategy, counted, tagged);
    return new CountedGradient<>(
        new Tensor<>(gradient.shape(), gradient.data().values()), counted.executed());
  }

  /**
   * Counts on a bare geometry, over scalars that are all zero: values do not matter.
   *
   * @throws IllegalArgumentException if the geometry is outside the strategy's scope
   */
  public static CountedGradient<long[]> of(BackwardStrategy strategy, Gradient which, Geometry g) {
    Problem<long[]> forward =
        Problem.of(g, new long[g.inputSize()], new long[g.weightSize()], Optional.<long[]>empty());
    long[] output = new long[g.outputSize()];
    return of(strategy, which, Residues.INSTANCE, BackwardProblem.of(forward, output));
  }
}

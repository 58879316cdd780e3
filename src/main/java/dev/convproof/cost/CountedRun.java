package dev.convproof.cost;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * One run of a strategy whose operations were counted as they were executed.
 *
 * @param output [n, co, ho, wo], what the run computed
 * @param executed the operations, those of zero apart
 * @param begun how often a term was put into an empty sum, or nothing was added
 * @param <V> the buffers of the algebra that computed
 */
public record CountedRun<V>(Tensor<V> output, Operations executed, long begun) {

  /**
   * Runs a strategy and counts. Whether the bias is counted follows from the problem having one.
   *
   * @throws IllegalArgumentException if the problem is outside the strategy's scope
   */
  public static <V> CountedRun<V> of(Strategy strategy, Algebra<V> algebra, Problem<V> problem) {
    CountingAlgebra<V> counted = new CountingAlgebra<>(algebra);
    Problem<CountingAlgebra.Tagged<V>> tagged = tagged(counted, problem);
    requireScope(strategy, counted, tagged);
    Tensor<CountingAlgebra.Tagged<V>> output = strategy.convolve(counted, tagged);
    return new CountedRun<>(
        new Tensor<>(output.shape(), output.data().values()), counted.executed(), counted.begun());
  }

  /**
   * Counts on a bare geometry, over scalars that are all zero, of a field that has all that a
   * strategy may need. Values do not matter: an algebra hands out no comparison, so what a strategy
   * executes depends on the geometry alone.
   *
   * @throws IllegalArgumentException if the geometry is outside the strategy's scope
   */
  public static CountedRun<long[]> of(Strategy strategy, Geometry g, BiasTerm bias) {
    long[] input = new long[g.inputSize()];
    long[] weights = new long[g.weightSize()];
    Optional<long[]> biases =
        bias == BiasTerm.COUNTED ? Optional.of(new long[g.outputChannels()]) : Optional.empty();
    return of(strategy, FourierResidues.INSTANCE, Problem.of(g, input, weights, biases));
  }

  static <V> void requireScope(Strategy strategy, Algebra<V> algebra, Problem<V> problem) {
    if (strategy.scope(algebra, problem) instanceof Support.Unsupported outside) {
      throw new IllegalArgumentException(strategy.name() + ": " + outside.reason());
    }
  }

  static <V> Problem<CountingAlgebra.Tagged<V>> tagged(
      CountingAlgebra<V> counted, Problem<V> problem) {
    return Problem.of(
        problem.geometry(),
        counted.data(problem.input().data()),
        counted.data(problem.weights().data()),
        problem.bias().map(bias -> counted.data(bias.data())));
  }
}

package dev.convproof.cost;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.Operations;
import dev.convproof.algebra.Residues;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * One run of a strategy whose operations were counted as they were executed.
 *
 * @param output [n, co, ho, wo], what the run computed
 * @param executed the operations, those of zero apart
 * @param begun how often a term was put into an empty sum, or nothing was added; see {@link
 *     CountingAlgebra#begun}
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
              tagged(counted, problem.forward()), counted.data(problem.outputGradient().data()));
      Tensor<CountingAlgebra.Tagged<V>> gradient = which.by(strategy, counted, tagged);
      return new CountedGradient<>(
          new Tensor<>(gradient.shape(), gradient.data().values()), counted.executed());
    }

    /**
     * Counts on a bare geometry, over scalars that are all zero: values do not matter.
     *
     * @throws IllegalArgumentException if the geometry is outside the strategy's scope
     */
    public static CountedGradient<long[]> of(
        BackwardStrategy strategy, Gradient which, Geometry g) {
      Problem<long[]> forward =
          Problem.of(
              g, new long[g.inputSize()], new long[g.weightSize()], Optional.<long[]>empty());
      long[] output = new long[g.outputSize()];
      return of(strategy, which, Residues.INSTANCE, BackwardProblem.of(forward, output));
    }
  }

  /**
   * A strategy as it computes while it is counted: what shows that counting changes no result.
   *
   * @param strategy the strategy that is counted
   */
  public record CountingStrategy(Strategy strategy) implements Strategy {
    @Override
    public String name() {
      return strategy.name() + " when counted";
    }

    @Override
    public Support scope(Geometry geometry) {
      return strategy.scope(geometry);
    }

    @Override
    public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
      CountingAlgebra<V> counted = new CountingAlgebra<>(algebra);
      return strategy.scope(counted, tagged(counted, problem));
    }

    @Override
    public Rounding rounding() {
      return strategy.rounding();
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return CountedRun.of(strategy, algebra, problem).output();
    }
  }
}

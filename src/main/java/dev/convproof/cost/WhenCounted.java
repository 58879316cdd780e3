package dev.convproof.cost;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * A strategy as it computes while it is counted: what shows that counting changes no result.
 *
 * @param strategy the strategy that is counted
 */
public record WhenCounted(Strategy strategy) implements Strategy {
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
    return strategy.scope(counted, CountedRun.tagged(counted, problem));
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

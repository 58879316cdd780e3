package dev.convproof.cli;

import dev.convproof.algebra.Algebra;
import dev.convproof.cost.CostModel;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Strategies that compute something else than a convolution, under an honest name. */
final class Liars {
  private Liars() {}

  /** Forgets the bias. */
  record Unbiased() implements Strategy {
    @Override
    public String name() {
      return "im2col";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return Strategies.DEFINITION.convolve(algebra, problem.withBias(Optional.empty()));
    }
  }

  /** Computes everything twice, and states that it costs what im2col does. */
  record Twice() implements CostModel.StatesCost {
    @Override
    public String name() {
      return "im2col";
    }

    @Override
    public CostModel cost() {
      return CostModel.of(Strategies.named(name()).orElseThrow()).orElseThrow();
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      var unused = Strategies.DEFINITION.convolve(algebra, problem);
      return Strategies.DEFINITION.convolve(algebra, problem);
    }
  }

  /** The definition beside one that forgets the bias. */
  static List<Strategy> unbiased() {
    return List.of(Strategies.DEFINITION, new Unbiased());
  }
}

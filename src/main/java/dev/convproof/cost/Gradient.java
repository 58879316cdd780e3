package dev.convproof.cost;

import dev.convproof.algebra.Algebra;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Tensor;
import java.util.Locale;

/** What a backward pass computes the gradient of, each at a cost of its own. */
public enum Gradient {
  /** The input. */
  INPUT,
  /** The weights. */
  WEIGHTS,
  /** The bias. */
  BIAS;

  /** Computes this gradient. */
  public <V> Tensor<V> by(
      BackwardStrategy strategy, Algebra<V> algebra, BackwardProblem<V> problem) {
    return switch (this) {
      case INPUT -> strategy.inputGradient(algebra, problem);
      case WEIGHTS -> strategy.weightGradient(algebra, problem);
      case BIAS -> strategy.biasGradient(algebra, problem);
    };
  }

  /** Such as {@code gradient of the weights}. */
  @Override
  public String toString() {
    return "gradient of the " + name().toLowerCase(Locale.ROOT);
  }
}

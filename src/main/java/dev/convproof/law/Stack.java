package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/** The layers of a case one after the other, each computed by the same strategy. */
public final class Stack {
  private Stack() {}

  /** The last layer's output. Every layer must be in the strategy's scope. */
  public static <V> Tensor<V> output(Numbers<V> numbers, Strategy strategy, Case c) {
    return output(numbers, strategy, c, c.problem(numbers));
  }

  /** The same, where the first layer's problem has been made already. */
  static <V> Tensor<V> output(Numbers<V> numbers, Strategy strategy, Case c, Problem<V> first) {
    Tensor<V> output = strategy.convolve(numbers, first);
    for (int layer = 1; layer < c.layers().size(); layer++) {
      output = strategy.convolve(numbers, c.problem(numbers, output.data(), layer));
    }
    return output;
  }
}

package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.function.Function;

/** The layers of a case one after the other, each computed in the same way. */
public final class Stack {
  private Stack() {}

  /** The last layer's output. Every layer must be in the strategy's scope. */
  public static <V> Tensor<V> output(Arithmetic<V> numbers, Strategy strategy, Case c) {
    return output(numbers, c, c.problem(numbers), p -> strategy.convolve(numbers, p));
  }

  /** The same, where the first layer's problem has been made already. */
  static <V> Tensor<V> output(
      Arithmetic<V> numbers, Case c, Problem<V> first, Function<Problem<V>, Tensor<V>> layer) {
    Tensor<V> output = layer.apply(first);
    for (int index = 1; index < c.layers().size(); index++) {
      output = layer.apply(c.problem(numbers, output.data(), index));
    }
    return output;
  }
}

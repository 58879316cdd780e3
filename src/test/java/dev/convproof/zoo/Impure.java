package dev.convproof.zoo;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Liars that leave traces: in their problem, in the next call, in an earlier result. */
final class Impure {
  private Impure() {}

  static final Liar INPUT_OVERWRITTEN =
      Liar.named("input overwritten").finishing(Impure::overwriteInput);

  private static <V> void overwriteInput(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    algebra.copy(output.data(), 0, 1, problem.input().data(), 0, 1, 1);
  }

  /** Is wrong at one call, counted from 1, and never again. */
  static Strategy wrongAt(int call) {
    AtomicInteger calls = new AtomicInteger();
    return Liar.named("wrong once")
        .finishing(
            new Liar.Finish() {
              @Override
              public <V> void change(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
                if (algebra instanceof Arithmetic<V> numbers && calls.incrementAndGet() == call) {
                  V one = numbers.load(new long[] {1}, 0);
                  numbers.add(one, 0, 0, output.data(), 0, 1, 1);
                }
              }
            });
  }

  /** Adds to each result what the last call with the same shapes computed. */
  static Strategy accumulatorNeverCleared() {
    return new Remembering("accumulator never cleared") {
      @Override
      public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
        Tensor<V> right = Strategies.DEFINITION.convolve(algebra, problem);
        Tensor<V> kept = kept(algebra, right);
        int size = right.shape().size();
        V sum = algebra.slice(right.data(), 0, size);
        algebra.add(kept.data(), 0, 1, sum, 0, 1, size);
        algebra.copy(right.data(), 0, 1, kept.data(), 0, 1, size);
        return new Tensor<>(right.shape(), sum);
      }
    };
  }

  /** Hands out one buffer for all calls with the same shapes. */
  static Strategy sharedResult() {
    return new Remembering("shared result") {
      @Override
      public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
        Tensor<V> right = Strategies.DEFINITION.convolve(algebra, problem);
        Tensor<V> kept = kept(algebra, right);
        algebra.copy(right.data(), 0, 1, kept.data(), 0, 1, right.shape().size());
        return kept;
      }
    };
  }

  /** Keeps one output, first zero, for each algebra and shape. */
  abstract static class Remembering implements Strategy {
    private final String name;
    final Map<Object, Object> outputs = new HashMap<>();

    Remembering(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @SuppressWarnings("unchecked") // the key holds the algebra, and so the type of its buffers
    <V> Tensor<V> kept(Algebra<V> algebra, Tensor<V> like) {
      return (Tensor<V>)
          outputs.computeIfAbsent(
              Map.entry(algebra, like.shape()),
              key -> new Tensor<>(like.shape(), algebra.zeros(like.shape().size())));
    }
  }
}

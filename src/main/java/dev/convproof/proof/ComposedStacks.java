package dev.convproof.proof;

import dev.convproof.algebra.MonomialSums;
import dev.convproof.algebra.MonomialSums.Sums;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * That two stacked convolutions equal the one that {@link Composer} makes of them, for all values:
 * the stack is run once on indeterminates, one for each input, and each layer's weights and biases,
 * and so is the composed convolution. Equal polynomials over ℤ are equal for all values in every
 * commutative ring.
 */
public final class ComposedStacks {
  private static final MonomialSums NUMBERS = MonomialSums.INSTANCE;

  private final Strategy strategy;

  /** Compares what a strategy computes twice with what the definition computes once. */
  public ComposedStacks(Strategy strategy) {
    this.strategy = strategy;
  }

  /** The first output whose polynomials differ. */
  public record StackDifference(int position, String expected, String actual) {}

  /**
   * The result at one stack.
   *
   * @param polynomials pairs of polynomials compared, up to the first that differs; none where the
   *     second layer pads, of which composition says nothing
   * @param difference that pair, or empty
   */
  public record StackResult(long polynomials, Optional<StackDifference> difference) {}

  /** Compares at one stack, for all values. */
  public StackResult at(Geometry first, Geometry second) {
    if (second.padded()) {
      return new StackResult(0, Optional.empty());
    }
    int next = 1;
    Sums input = NUMBERS.indeterminates(next, first.inputSize());
    next += first.inputSize();
    Problem<Sums> inner = layer(first, input, next);
    next += first.weightSize() + first.outputChannels();
    Tensor<Sums> middle = strategy.convolve(NUMBERS, inner);
    Problem<Sums> outer = layer(second, middle.data(), next);
    Sums stacked = strategy.convolve(NUMBERS, outer).data();
    Sums composed =
        Strategies.DEFINITION.convolve(NUMBERS, Composer.compose(NUMBERS, inner, outer)).data();
    for (int at = 0; at < NUMBERS.length(composed); at++) {
      if (!NUMBERS.same(composed, at, stacked, at)) {
        return new StackResult(
            at + 1,
            Optional.of(
                new StackDifference(at, NUMBERS.show(composed, at), NUMBERS.show(stacked, at))));
      }
    }
    return new StackResult(NUMBERS.length(composed), Optional.empty());
  }

  private static Problem<Sums> layer(Geometry g, Sums input, int from) {
    return Problem.of(
        g,
        input,
        NUMBERS.indeterminates(from, g.weightSize()),
        Optional.of(NUMBERS.indeterminates(from + g.weightSize(), g.outputChannels())));
  }
}

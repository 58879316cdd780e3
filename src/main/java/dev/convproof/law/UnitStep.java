package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The exact unit step: L = ⟨G, f(X, K, b)⟩ is linear in each argument alone, so that a step E of
 * one in one element gives L(X + E) = L(X) + ∂X·E, without the error of a finite difference.
 *
 * <p>Taken in every element of a small tensor, in a few elements of a larger one.
 */
final class UnitStep extends GradientLaw {
  private static final int MOST_STEPS = 2;

  UnitStep() {
    super("unit step", "⟨G, f(X + E)⟩ − ⟨G, f(X)⟩ is the gradient in direction E, exactly.", 10);
  }

  @Override
  long deepest(Case c) {
    return DeepestGradient.ofPairing(c, 1);
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial, V outputGradient) {
    Case c = trial.on();
    Arithmetic<V> numbers = trial.arithmetic();
    Case biased = biased(c);
    Layer layer = Rewritten.layer(biased);
    Tensor<V> before = loss(numbers, biased, outputGradient).total();
    Step<V> step = new Step<>(comparison, numbers, biased, outputGradient, before);
    int weights = c.input().length;
    int bias = weights + layer.weights().length;
    int biasExponent = c.exponent() + layer.exponent();
    Problem<V> used = c.problem(numbers);
    String steps = trial.name() + ": a step in the ";
    trial
        .inputGradient(used, outputGradient)
        .ifPresent(found -> step.along(found, 0, c.exponent(), steps + "input"));
    trial
        .weightGradient(used, outputGradient)
        .ifPresent(found -> step.along(found, weights, layer.exponent(), steps + "weights"));
    trial
        .biasGradient(used, outputGradient)
        .ifPresent(found -> step.along(found, bias, biasExponent, steps + "bias"));
  }

  private static Case biased(Case c) {
    Layer layer = Rewritten.layer(c);
    long[] bias = layer.bias().orElseGet(() -> new long[layer.geometry().outputChannels()]);
    return Rewritten.with(c, layer.geometry(), c.input(), layer.weights(), Optional.of(bias));
  }

  private static <V> InnerProduct<V> loss(Arithmetic<V> numbers, Case c, V outputGradient) {
    Tensor<V> gradient = new Tensor<>(Shape.output(c.geometry()), outputGradient);
    Tensor<V> output = Strategies.DEFINITION.convolve(numbers, c.problem(numbers));
    return new InnerProduct<>(numbers).plus(gradient, output);
  }

  /** Steps from one case. */
  private record Step<V>(
      Comparison<V> comparison, Arithmetic<V> numbers, Case from, V gradient, Tensor<V> before) {

    /**
     * Steps in the elements of one argument.
     *
     * @param first the position of the argument among the values of the case
     * @param exponent the argument is scaled by 2^exponent
     */
    void along(Tensor<V> found, int first, int exponent, String what) {
      V unit = numbers.load(new long[] {1}, exponent);
      elements(found.shape().size())
          .forEach(
              at -> {
                long[] values = from.values();
                values[first + at]++;
                V moved = loss(numbers, from.withValues(values), gradient).total().data();
                V predicted = numbers.slice(before.data(), 0, 1);
                numbers.multiplyAdd(found.data(), at, unit, 0, predicted, 0);
                Shape one = before.shape();
                comparison.expect(
                    new Tensor<>(one, moved),
                    new Tensor<>(one, predicted),
                    what + " at " + Comparison.position(found.shape(), at));
              });
    }

    private IntStream elements(int size) {
      return size <= MOST_STEPS
          ? IntStream.range(0, size)
          : new SplittableRandom(Arrays.hashCode(from.values())).ints(MOST_STEPS, 0, size);
    }
  }
}

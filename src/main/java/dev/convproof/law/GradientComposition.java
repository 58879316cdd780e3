package dev.convproof.law;

import static dev.convproof.law.DeepestGradient.product;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * The gradient of a composition is the composition of the gradients: two backward passes, the first
 * layer's from the input gradient of the second, give what the composed convolution's gradients
 * give for what it was composed of ({@link ComposedGradients}). The second layer does not pad.
 */
final class GradientComposition extends GradientLaw {

  GradientComposition() {
    super(
        "gradient of a composition",
        "The gradients of two stacked convolutions are those of the one that they are.",
        4);
  }

  @Override
  public int layers() {
    return 2;
  }

  /** Terms, and the greatest magnitudes of their factors, along either way. */
  @Override
  long deepest(Case c) {
    Layer first = c.layers().get(0);
    Layer second = c.layers().get(1);
    long middleGradient = DeepestGradient.ofInput(second);
    long input = DeepestSum.greatest(c.input());
    long middle = DeepestSum.of(c.firstLayer()).orElseThrow(ArithmeticException::new);
    Geometry g = first.geometry();
    long ofInput = product(middleGradient, DeepestGradient.ofInput(first));
    long ofFirst = product(middleGradient, DeepestGradient.ofWeights(g, input));
    long ofSecond = DeepestGradient.ofWeights(second.geometry(), middle);
    return Math.max(ofInput, Math.max(ofFirst, ofSecond));
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial, V outputGradient) {
    Case c = trial.on();
    if (c.layers().get(1).geometry().padded()) {
      return;
    }
    Arithmetic<V> numbers = trial.arithmetic();
    Problem<V> first = trial.problem();
    V middle = Strategies.DEFINITION.convolve(numbers, first).data();
    Problem<V> second = c.problem(numbers, middle, 1);
    Tensor<V> between =
        trial
            .inputGradient(c.problem(numbers, middle, 1), outputGradient)
            .orElseThrow(() -> new Trial.OutOfScope("it offers no gradient of the input"));
    ComposedGradients<V> composed = ComposedGradients.of(numbers, first, second, outputGradient);
    String differs = trial.name() + " twice differs from one backward pass in the gradient of the ";
    Problem<V> used = c.problem(numbers);
    trial
        .inputGradient(used, between.data())
        .ifPresent(found -> comparison.expect(composed.input(), found, differs + "input"));
    trial
        .weightGradient(used, between.data())
        .ifPresent(found -> comparison.expect(composed.first(), found, differs + "first weights"));
    trial
        .biasGradient(used, between.data())
        .ifPresent(found -> comparison.expect(composed.firstBias(), found, differs + "first bias"));
    trial
        .weightGradient(second, outputGradient)
        .ifPresent(
            found -> comparison.expect(composed.second(), found, differs + "second weights"));
    trial
        .biasGradient(second, outputGradient)
        .ifPresent(
            found -> comparison.expect(composed.secondBias(), found, differs + "second bias"));
  }
}

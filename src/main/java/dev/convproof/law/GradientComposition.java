package dev.convproof.law;

import static dev.convproof.law.DeepestGradient.product;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.Gradients;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;

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
  <V> void compare(
      Comparison<V> comparison,
      Arithmetic<V> numbers,
      GradientRun subject,
      Case c,
      V outputGradient) {
    if (c.layers().get(1).geometry().padded()) {
      return;
    }
    Problem<V> first = c.problem(numbers);
    V middle = Strategies.DEFINITION.convolve(numbers, first).data();
    Problem<V> second = c.problem(numbers, middle, 1);
    Gradients<V> ofSecond = subject.on(numbers, BackwardProblem.of(second, outputGradient));
    Gradients<V> ofFirst = subject.on(numbers, BackwardProblem.of(first, ofSecond.input().data()));
    ComposedGradients<V> composed = ComposedGradients.of(numbers, first, second, outputGradient);
    String differs =
        subject.name() + " twice differs from one backward pass in the gradient of the ";
    comparison.expect(composed.input(), ofFirst.input(), differs + "input");
    comparison.expect(composed.first(), ofFirst.weights(), differs + "first weights");
    comparison.expect(composed.firstBias(), ofFirst.bias(), differs + "first bias");
    comparison.expect(composed.second(), ofSecond.weights(), differs + "second weights");
    comparison.expect(composed.secondBias(), ofSecond.bias(), differs + "second bias");
  }
}

package dev.convproof.law;

import static dev.convproof.law.GradientLaw.DeepestGradient.product;

import dev.convproof.Gradients;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
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
            .orElseThrow(
                () ->
                    new Trial.OutOfScope(
                        Message.told("no-input-gradient", "it offers no gradient of the input")));
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

  /**
   * The gradients of what a convolution was composed of, from its own: the composed kernel is a sum
   * of products K1·K2, and the composed bias one of b1·K2 and b2, so that the product rule applies.
   *
   * @param input that of the composed convolution's input
   * @param first of K1: Σ ∂K·K2
   * @param firstBias of b1: Σ ∂b·K2
   * @param second of K2: Σ ∂K·K1 + ∂b·b1
   * @param secondBias of b2: ∂b
   */
  record ComposedGradients<V>(
      Tensor<V> input,
      Tensor<V> first,
      Tensor<V> firstBias,
      Tensor<V> second,
      Tensor<V> secondBias) {

    /**
     * Composes the two, and goes back by definition.
     *
     * @param outputGradient the gradient of the composed convolution's output
     */
    static <V> ComposedGradients<V> of(
        Algebra<V> algebra, Problem<V> first, Problem<V> second, V outputGradient) {
      Problem<V> composed = Composer.compose(algebra, first, second);
      Gradients<V> gradients =
          BackwardStrategies.DEFINITION.gradients(
              algebra, BackwardProblem.of(composed, outputGradient));
      Geometry g1 = first.geometry();
      Geometry g2 = second.geometry();
      V ofFirst = algebra.zeros(g1.weightSize());
      V ofSecond = algebra.zeros(g2.weightSize());
      V kernel = gradients.weights();
      Composer.eachProduct(
          g1,
          g2,
          (k1, k2, k) -> {
            algebra.multiplyAdd(kernel, k, second.weights().data(), k2, ofFirst, k1);
            algebra.multiplyAdd(kernel, k, first.weights().data(), k1, ofSecond, k2);
          });
      V bias = gradients.bias();
      V ofFirstBias = algebra.zeros(g1.outputChannels());
      Shape outer = Shape.weights(g2);
      for (int k2 = 0; k2 < outer.size(); k2++) {
        int[] at = outer.coordinates(k2);
        int middle = g2.firstInputChannel(at[0]) + at[1];
        algebra.multiplyAdd(bias, at[0], second.weights().data(), k2, ofFirstBias, middle);
        if (first.bias().isPresent()) {
          V inner = first.bias().orElseThrow().data();
          algebra.multiplyAdd(bias, at[0], inner, middle, ofSecond, k2);
        }
      }
      return new ComposedGradients<>(
          new Tensor<>(Shape.input(composed.geometry()), gradients.input()),
          new Tensor<>(Shape.weights(g1), ofFirst),
          new Tensor<>(Shape.bias(g1), ofFirstBias),
          new Tensor<>(outer, ofSecond),
          new Tensor<>(Shape.bias(g2), bias));
    }
  }
}

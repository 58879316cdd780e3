package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.Gradients;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * The adjoint identity ⟨G, X∗K⟩ = ⟨∂X, X⟩ = ⟨∂K, K⟩, and with a bias ⟨G, X∗K + b⟩ = ⟨∂X, X⟩ + ⟨∂b,
 * b⟩ = ⟨∂K, K⟩ + ⟨∂b, b⟩: the convolution is linear in the input and in the weights, and the
 * gradients are what its transposes make of G.
 */
final class GradientAdjoint extends GradientLaw {

  GradientAdjoint() {
    super("adjoint", "⟨G, X∗K⟩ = ⟨∂X, X⟩ = ⟨∂K, K⟩, with a bias plus ⟨∂b, b⟩.", 9);
  }

  @Override
  long deepest(Case c) {
    return DeepestGradient.ofPairing(c, 0);
  }

  @Override
  <V> void compare(
      Comparison<V> comparison,
      Arithmetic<V> numbers,
      GradientRun subject,
      Case c,
      V outputGradient) {
    BackwardProblem<V> problem = problem(numbers, c, outputGradient);
    Gradients<V> found = subject.on(numbers, problem);
    Problem<V> forward = problem.forward();
    Tensor<V> linear = output(numbers, problem, forward.withBias(Optional.empty()));
    Tensor<V> ofInput = pairing(numbers, found.input(), forward.input()).total();
    Tensor<V> ofWeights = pairing(numbers, found.weights(), forward.weights()).total();
    comparison.expect(linear, ofInput, subject.name() + ": ⟨∂X, X⟩ differs from ⟨G, X∗K⟩");
    comparison.expect(linear, ofWeights, subject.name() + ": ⟨∂K, K⟩ differs from ⟨G, X∗K⟩");
    forward
        .bias()
        .ifPresent(
            bias -> {
              Tensor<V> affine = output(numbers, problem, forward);
              Tensor<V> withInput =
                  pairing(numbers, found.input(), forward.input()).plus(found.bias(), bias).total();
              comparison.expect(
                  affine,
                  withInput,
                  subject.name() + ": ⟨∂X, X⟩ + ⟨∂b, b⟩ differs from ⟨G, X∗K + b⟩");
            });
  }

  private static <V> Tensor<V> output(
      Arithmetic<V> numbers, BackwardProblem<V> problem, Problem<V> forward) {
    Tensor<V> output = Strategies.DEFINITION.convolve(numbers, forward);
    return pairing(numbers, problem.outputGradient(), output).total();
  }

  private static <V> InnerProduct<V> pairing(Arithmetic<V> numbers, Tensor<V> a, Tensor<V> b) {
    return new InnerProduct<>(numbers).plus(a, b);
  }
}

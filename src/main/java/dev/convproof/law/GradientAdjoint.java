package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategies;
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
  <V> void compare(Comparison<V> comparison, Trial<V> trial, V outputGradient) {
    Arithmetic<V> numbers = trial.arithmetic();
    Problem<V> forward = trial.problem();
    Optional<Tensor<V>> ofInput = trial.inputGradient(trial.on().problem(numbers), outputGradient);
    Optional<Tensor<V>> ofWeights =
        trial.weightGradient(trial.on().problem(numbers), outputGradient);
    Tensor<V> linear = output(numbers, outputGradient, forward.withBias(Optional.empty()));
    String name = trial.name();
    ofInput.ifPresent(
        found -> {
          Tensor<V> paired = pairing(numbers, found, forward.input()).total();
          comparison.expect(linear, paired, name + ": ⟨∂X, X⟩ differs from ⟨G, X∗K⟩");
        });
    ofWeights.ifPresent(
        found -> {
          Tensor<V> paired = pairing(numbers, found, forward.weights()).total();
          comparison.expect(linear, paired, name + ": ⟨∂K, K⟩ differs from ⟨G, X∗K⟩");
        });
    if (forward.bias().isPresent()) {
      Optional<Tensor<V>> ofBias = trial.biasGradient(trial.on().problem(numbers), outputGradient);
      if (ofInput.isPresent() && ofBias.isPresent()) {
        Tensor<V> affine = output(numbers, outputGradient, forward);
        Tensor<V> paired =
            pairing(numbers, ofInput.get(), forward.input())
                .plus(ofBias.get(), forward.bias().get())
                .total();
        comparison.expect(affine, paired, name + ": ⟨∂X, X⟩ + ⟨∂b, b⟩ differs from ⟨G, X∗K + b⟩");
      }
    }
  }

  private static <V> Tensor<V> output(Arithmetic<V> numbers, V outputGradient, Problem<V> forward) {
    Tensor<V> output = Strategies.DEFINITION.convolve(numbers, forward);
    return pairing(numbers, new Tensor<>(output.shape(), outputGradient), output).total();
  }

  private static <V> InnerProduct<V> pairing(Arithmetic<V> numbers, Tensor<V> a, Tensor<V> b) {
    return new InnerProduct<>(numbers).plus(a, b);
  }
}

package dev.convproof.law;

import dev.convproof.Gradients;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * Every backward pass computes the gradients that the definition says, and leaves the problem as it
 * was. The definition is not compared with itself.
 */
final class GradientAgreement extends GradientLaw {

  GradientAgreement() {
    super("gradient agreement", "A backward pass computes what the gradients' definition says.", 5);
  }

  @Override
  long deepest(Case c) {
    return DeepestGradient.ofLayer(c.layers().get(0), DeepestSum.greatest(c.input()));
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial, V outputGradient) {
    Problem<V> fresh = trial.problem();
    Problem<V> used = trial.on().problem(trial.arithmetic());
    BackwardProblem<V> problem = BackwardProblem.of(fresh, outputGradient);
    Gradients<V> expected = BackwardStrategies.DEFINITION.gradients(trial.arithmetic(), problem);
    String differs = trial.name() + " differs from the definition in the gradient of the ";
    trial
        .inputGradient(used, outputGradient)
        .ifPresent(
            found -> comparison.expect(of(found, expected.input()), found, differs + "input"));
    trial
        .weightGradient(used, outputGradient)
        .ifPresent(
            found -> comparison.expect(of(found, expected.weights()), found, differs + "weights"));
    trial
        .biasGradient(used, outputGradient)
        .ifPresent(found -> comparison.expect(of(found, expected.bias()), found, differs + "bias"));
    comparison.expect(fresh.input(), used.input(), trial.name() + " changes its input");
    comparison.expect(fresh.weights(), used.weights(), trial.name() + " changes its weights");
  }

  private static <V> Tensor<V> of(Tensor<V> like, V data) {
    return new Tensor<>(like.shape(), data);
  }
}

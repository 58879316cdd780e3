package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.GradientDefinition;
import dev.convproof.strategy.backward.Gradients;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;

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
  <V> void compare(
      Comparison<V> comparison,
      Arithmetic<V> numbers,
      GradientRun subject,
      Case c,
      V outputGradient) {
    if (subject.strategy() instanceof GradientDefinition) {
      return;
    }
    BackwardProblem<V> problem = problem(numbers, c, outputGradient);
    Gradients<V> expected = BackwardStrategies.DEFINITION.gradients(numbers, problem);
    Gradients<V> actual = subject.on(numbers, problem);
    String differs = subject.name() + " differs from the definition in the gradient of the ";
    comparison.expect(expected.input(), actual.input(), differs + "input");
    comparison.expect(expected.weights(), actual.weights(), differs + "weights");
    comparison.expect(expected.bias(), actual.bias(), differs + "bias");
    Problem<V> fresh = c.problem(numbers);
    Problem<V> used = problem.forward();
    comparison.expect(fresh.input(), used.input(), subject.name() + " changes its input");
    comparison.expect(fresh.weights(), used.weights(), subject.name() + " changes its weights");
  }
}

package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/** Two calls agree, the inputs are left as they were, and the results are not shared. */
public final class Purity extends Law {

  Purity() {
    super(
        "purity",
        "Two calls agree, the problem is left as it was, and no result shares a buffer with another"
            + " or with the problem.");
  }

  /** It compares a computation with itself. */
  @Override
  boolean allowsForRounding() {
    return true;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Case c = trial.on();
    Problem<V> used = c.problem(numbers);
    Problem<V> fresh = c.problem(numbers);
    Tensor<V> first = trial.output(used);
    V kept = numbers.slice(first.data(), 0, numbers.length(first.data()));
    unchanged(comparison, fresh, used, trial.name());
    Tensor<V> second = trial.output(used);
    comparison.expect(
        new Tensor<>(first.shape(), kept), second, trial.name() + ": a second call differs");
    comparison.expect(
        new Tensor<>(first.shape(), kept),
        first,
        trial.name() + ": a second call changes the first result");
    if (first.data() == second.data() || shares(first, used) || shares(second, used)) {
      comparison.differ(
          trial.name() + ": a result shares its buffer",
          "the output",
          "a fresh buffer",
          "one in use");
    }
  }

  private static <V> void unchanged(
      Comparison<V> comparison, Problem<V> fresh, Problem<V> used, String name) {
    comparison.expect(fresh.input(), used.input(), name + " changes its input");
    comparison.expect(fresh.weights(), used.weights(), name + " changes its weights");
    if (fresh.bias().isPresent()) {
      comparison.expect(
          fresh.bias().orElseThrow(), used.bias().orElseThrow(), name + " changes its bias");
    }
  }

  private static <V> boolean shares(Tensor<V> result, Problem<V> problem) {
    return result.data() == problem.input().data()
        || result.data() == problem.weights().data()
        || problem.bias().filter(bias -> bias.data() == result.data()).isPresent();
  }
}

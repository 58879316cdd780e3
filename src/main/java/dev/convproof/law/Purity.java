package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/** Two calls agree, the inputs are left as they were, and the results are not shared. */
public final class Purity extends Law {
  private static final Case ANOTHER_SHAPE = CaseLine.parse("h2", "1,1,1", "");

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
    Tensor<V> result = new Tensor<>(first.shape(), kept);
    comparison.expect(result, second, trial.name() + ": a second call differs");
    comparison.expect(result, first, trial.name() + ": a second call changes the first result");
    independentOfCallsBefore(comparison, trial, result);
    if (first.data() == second.data() || shares(first, used) || shares(second, used)) {
      comparison.differ(
          trial.name() + ": a result shares its buffer",
          "the output",
          "a fresh buffer",
          "one in use");
    }
  }

  /** Calls on other values and on another shape come between; what they leave behind shows. */
  private static <V> void independentOfCallsBefore(
      Comparison<V> comparison, Trial<V> trial, Tensor<V> result) {
    Case c = trial.on();
    Case other = otherValues(c);
    Tensor<V> after = trial.output(other);
    V kept = trial.arithmetic().slice(after.data(), 0, after.shape().size());
    String depends = trial.name() + ": a result depends on the call before";
    comparison.expect(result, trial.output(c), depends);
    if (trial.computes(ANOTHER_SHAPE)) {
      trial.output(ANOTHER_SHAPE);
      comparison.expect(new Tensor<>(after.shape(), kept), trial.output(other), depends);
    }
  }

  /** The first layer with its values negated, and ones for zeros. */
  private static Case otherValues(Case c) {
    return c.firstLayer().withValues(negated(c.firstLayer().values()));
  }

  private static long[] negated(long[] values) {
    long[] result = values.clone();
    for (int at = 0; at < result.length; at++) {
      result[at] = result[at] == 0 ? 1 : -result[at];
    }
    return result;
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

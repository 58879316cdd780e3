package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
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

  /** Calls on other values, and on another shape, come between those that are compared. */
  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Case c = trial.on();
    Tensor<V> once = trial.output();
    Problem<V> between = otherValues(c, numbers.exactness()).problem(numbers);
    Tensor<V> other = trial.output(between);
    V kept = numbers.slice(other.data(), 0, other.shape().size());
    Problem<V> used = c.problem(numbers);
    Tensor<V> again = trial.output(used); // the call before it was another
    V first = numbers.slice(again.data(), 0, again.shape().size());
    unchanged(comparison, trial.problem(), used, trial.name());
    if (other.data() == again.data() || shares(again, used) || shares(other, between)) {
      comparison.differ(
          trial.name() + ": a result shares its buffer",
          "the output",
          "a fresh buffer",
          "one in use");
    }
    if (trial.rounds() && !trial.subject().claims().deterministic()) {
      within(comparison, trial, again);
      comparison.expect(
          new Tensor<>(other.shape(), kept),
          other,
          trial.name() + ": a call changes an earlier result");
      return;
    }
    comparison.expect(once, again, trial.name() + ": a second call differs");
    Tensor<V> repeated = trial.output(c); // the call before it was the same
    comparison.expect(
        new Tensor<>(again.shape(), first), repeated, trial.name() + ": a second call differs");
    Tensor<V> otherResult = new Tensor<>(other.shape(), kept);
    comparison.expect(otherResult, other, trial.name() + ": a call changes an earlier result");
    if (trial.computes(ANOTHER_SHAPE)) {
      trial.output(ANOTHER_SHAPE);
      comparison.expect(
          otherResult,
          trial.output(otherValues(c, numbers.exactness())),
          trial.name() + ": a result depends on the call before");
    }
  }

  /** Where results are rounded and may differ, a second one is as right as the first. */
  private static <V> void within(Comparison<V> comparison, Trial<V> trial, Tensor<V> again) {
    String what = trial.name() + ": a second call differs";
    Agreement.bounds(trial)
        .ifPresent(bounds -> comparison.expectWithin(bounds, trial.expected(), again, what));
  }

  /**
   * Returns the first layer with its values negated, and ones for zeros. Without a bias the weights
   * keep their signs: products of two negated factors would be the same. What has no negative is
   * made one smaller.
   */
  private static Case otherValues(Case c, Exactness exactness) {
    Case layer = c.firstLayer();
    boolean biased = layer.layers().get(0).bias().isPresent();
    long[] result = layer.values();
    for (int at = 0; at < result.length; at++) {
      long sign = biased || at < layer.input().length ? -1 : 1;
      long negated = result[at] == 0 ? 1 : sign * result[at];
      boolean input = at < layer.input().length;
      Exactness.Range range = input ? exactness.input() : exactness.weights();
      result[at] = range.has(negated) ? negated : result[at] - Long.signum(result[at]);
    }
    return layer.withValues(result);
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

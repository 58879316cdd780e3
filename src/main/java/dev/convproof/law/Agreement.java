package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.strategy.Definition;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Every strategy computes what the definition says, layer after layer where layers are stacked:
 * exactly; or within the bound that a strategy declares, over numbers that are rounded, where the
 * case is such that the definition is exact.
 */
public final class Agreement extends SubjectLaw {

  Agreement() {
    super("agreement", "A strategy computes what the definition says.");
  }

  @Override
  boolean allowsForRounding() {
    return true;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c) {
    c.layers().forEach(layer -> subject.inScope(layer.geometry()));
    Problem<V> problem = c.problem(numbers);
    compare(comparison, numbers, subject, c, problem, expected(numbers, c, problem));
  }

  private static <V> Tensor<V> expected(Arithmetic<V> numbers, Case c, Problem<V> problem) {
    return Stack.output(numbers, c, problem, p -> Strategies.DEFINITION.convolve(numbers, p));
  }

  private static <V> void compare(
      Comparison<V> comparison,
      Arithmetic<V> numbers,
      Run subject,
      Case c,
      Problem<V> problem,
      Tensor<V> expected) {
    String what = subject.name() + " differs from definition";
    Tensor<V> actual = Stack.output(numbers, c, problem, p -> subject.on(numbers, p));
    Optional<double[]> bounds = bounds(numbers, subject, c);
    if (bounds.isPresent()) {
      comparison.expectWithin(bounds.get(), expected, actual, what);
    } else {
      comparison.expect(expected, actual, what);
    }
  }

  /** How far each output may lie from the exact one, for a strategy that says so. */
  private static Optional<double[]> bounds(Arithmetic<?> numbers, Run subject, Case c) {
    if (!subject.isRoundedOver(numbers)) {
      return Optional.empty();
    }
    if (c.layers().size() > 1) {
      throw new Run.OutOfScope("no bound is stated for rounded results of stacked layers");
    }
    return numbers
        .format()
        .flatMap(
            format ->
                subject
                    .strategy()
                    .errors()
                    .map(model -> model.bounds(format, c.problem(Doubles.INSTANCE))));
  }

  /**
   * Judges many strategies on one case; the definition runs once, and is not compared with itself.
   *
   * @return the first refutation, or what all comparisons held
   */
  public <V> Outcome judge(Arithmetic<V> numbers, List<Strategy> subjects, Case c) {
    Problem<V> problem = c.problem(numbers);
    Tensor<V> expected = expected(numbers, c, problem);
    Comparison<V> comparison = new Comparison<>(this, numbers, c);
    try {
      for (Strategy subject : subjects) {
        if (!(subject instanceof Definition) && inScope(subject, c)) {
          compareWhereInScope(comparison, numbers, new Run(subject), c, problem, expected);
        }
      }
    } catch (Run.Unusable e) {
      return e.under(this, numbers, c);
    }
    return comparison.outcome("no strategy but the definition computes this case");
  }

  /** Learns nothing where the numbers, or the values, are outside the subject's scope. */
  private static <V> void compareWhereInScope(
      Comparison<V> comparison,
      Arithmetic<V> numbers,
      Run subject,
      Case c,
      Problem<V> problem,
      Tensor<V> expected) {
    try {
      compare(comparison, numbers, subject, c, problem, expected);
    } catch (Run.OutOfScope nothingLearnt) {
      return;
    }
  }

  private static boolean inScope(Strategy subject, Case c) {
    for (Layer layer : c.layers()) {
      if (!subject.scope(layer.geometry()).applies()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Judges a result that is already there against another, on a case for which the definition may
   * take too long.
   *
   * @param what who differs from whom, in words, if they do
   */
  public <V> Outcome judge(
      Arithmetic<V> numbers, Case c, Tensor<V> expected, Tensor<V> actual, String what) {
    return new Comparison<>(this, numbers, c).expect(expected, actual, what).outcome();
  }
}

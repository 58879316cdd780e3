package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.strategy.Definition;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;

/** Every strategy computes what the definition says, layer after layer where layers are stacked. */
public final class Agreement extends SubjectLaw {

  Agreement() {
    super("agreement", "A strategy computes what the definition says.");
  }

  @Override
  <V> void compare(Comparison<V> comparison, Numbers<V> numbers, Run subject, Case c) {
    c.layers().forEach(layer -> subject.inScope(layer.geometry()));
    Problem<V> problem = c.problem(numbers);
    Tensor<V> expected = Stack.output(numbers, Strategies.DEFINITION, c, problem);
    Tensor<V> actual = subject.onAllLayers(numbers, c, problem);
    comparison.expect(expected, actual, subject.name() + " differs from definition");
  }

  /**
   * Judges many strategies on one case; the definition runs once, and is not compared with itself.
   *
   * @return the first refutation, or what all comparisons held
   */
  public <V> Outcome judge(Numbers<V> numbers, List<Strategy> subjects, Case c) {
    Problem<V> problem = c.problem(numbers);
    Tensor<V> expected = Stack.output(numbers, Strategies.DEFINITION, c, problem);
    Comparison<V> comparison = new Comparison<>(this, numbers, c);
    try {
      for (Strategy subject : subjects) {
        if (!(subject instanceof Definition) && inScope(subject, c)) {
          Tensor<V> actual = new Run(subject).onAllLayers(numbers, c, problem);
          comparison.expect(expected, actual, subject.name() + " differs from definition");
        }
      }
    } catch (Run.Unusable e) {
      return e.under(this, numbers, c);
    }
    return comparison.outcome("no strategy but the definition computes this geometry");
  }

  /**
   * Judges a result that is already there against another, on a case for which the definition may
   * take too long.
   *
   * @param what who differs from whom, in words, if they do
   */
  public <V> Outcome judge(
      Numbers<V> numbers, Case c, Tensor<V> expected, Tensor<V> actual, String what) {
    return new Comparison<>(this, numbers, c).expect(expected, actual, what).outcome();
  }

  private static boolean inScope(Strategy subject, Case c) {
    for (Layer layer : c.layers()) {
      if (!subject.scope(layer.geometry()).applies()) {
        return false;
      }
    }
    return true;
  }
}

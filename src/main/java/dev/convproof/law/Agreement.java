package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.strategy.Definition;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;

/** Every strategy computes what the definition says. */
public final class Agreement extends SubjectLaw {

  Agreement() {
    super("agreement", "A strategy computes what the definition says.");
  }

  @Override
  <V> void compare(Comparison<V> comparison, Numbers<V> numbers, Run subject, Case c) {
    subject.inScope(c.geometry());
    Problem<V> problem = c.problem(numbers);
    Tensor<V> expected = Strategies.DEFINITION.convolve(numbers, problem);
    Tensor<V> actual = subject.on(numbers, problem);
    comparison.expect(expected, actual, subject.name() + " differs from definition");
  }

  /**
   * Judges many strategies on one case; the definition runs once, and is not compared with itself.
   *
   * @return the first refutation, or what all comparisons held
   */
  public <V> Outcome judge(Numbers<V> numbers, List<Strategy> subjects, Case c) {
    Problem<V> problem = c.problem(numbers);
    Tensor<V> expected = Strategies.DEFINITION.convolve(numbers, problem);
    Comparison<V> comparison = new Comparison<>(this, numbers, c);
    try {
      for (Strategy subject : subjects) {
        if (!(subject instanceof Definition) && subject.scope(c.geometry()).applies()) {
          Tensor<V> actual = new Run(subject).on(numbers, problem);
          comparison.expect(expected, actual, subject.name() + " differs from definition");
        }
      }
    } catch (Run.Unusable e) {
      return e.under(this, numbers, c);
    }
    return comparison.outcome("no strategy but the definition computes this geometry");
  }
}

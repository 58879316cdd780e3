package dev.convproof.law;

import dev.convproof.tensor.Case;
import java.util.function.UnaryOperator;

/** A case and its rewriting have the same result: groups, dilation and padding by other means. */
public final class Equivalence extends Law {
  private final UnaryOperator<Case> rewriting;
  private final String means;

  Equivalence(String name, String statement, String means, UnaryOperator<Case> rewriting) {
    super(name, statement);
    this.rewriting = rewriting;
    this.means = means;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Case other = rewriting.apply(trial.on());
    if (other.geometry().equals(trial.on().geometry())) {
      comparison.nothing("the case has no " + name() + ": nothing is rewritten");
      return;
    }
    comparison.expect(
        trial.output(other), trial.output(), trial.name() + " differs from itself on " + means);
  }
}

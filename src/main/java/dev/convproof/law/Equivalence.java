package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A case and its rewriting have the same result: groups, dilation and padding by other means. */
public final class Equivalence extends Law {
  private final UnaryOperator<Case> rewriting;
  private final String other;

  Equivalence(String name, String statement, String other, UnaryOperator<Case> rewriting) {
    super(name, statement);
    this.rewriting = rewriting;
    this.other = other;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Case c = trial.on();
    Tensor<V> direct = trial.output();
    Tensor<V> rewritten = trial.output(rewriting.apply(c));
    comparison.expect(rewritten, direct, trial.name() + " differs from itself on " + other);
  }
}

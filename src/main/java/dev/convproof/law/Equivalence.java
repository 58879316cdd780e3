package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A case and its rewriting have the same result: groups, dilation and padding by other means. */
public final class Equivalence extends SubjectLaw {
  private final UnaryOperator<Case> rewriting;
  private final String other;

  Equivalence(String name, String statement, String other, UnaryOperator<Case> rewriting) {
    super(name, statement);
    this.rewriting = rewriting;
    this.other = other;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c) {
    Tensor<V> direct = subject.on(numbers, c);
    Tensor<V> rewritten = subject.on(numbers, rewriting.apply(c));
    comparison.expect(rewritten, direct, subject.name() + " differs from itself on " + other);
  }
}

package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;

/**
 * A law that runs the subject on the case and on a rewritten case, and compares the two results.
 * Where the subject's scope ends on either, nothing is learnt; where it throws, or gives no output
 * of the right shape, the law is refuted.
 */
abstract class SubjectLaw implements Law {
  private final String name;
  private final String statement;

  SubjectLaw(String name, String statement) {
    this.name = name;
    this.statement = statement;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String statement() {
    return statement;
  }

  @Override
  public final <V> Outcome judge(Arithmetic<V> numbers, Strategy subject, Case c) {
    Run run = new Run(subject);
    if (run.isRoundedOver(numbers) && !allowsForRounding()) {
      return new Outcome.Vacuous(
          subject.name() + " rounds " + numbers.name() + ": agreement compares it within a bound");
    }
    return Guarded.judge(
        this,
        numbers,
        c,
        () -> {
          Comparison<V> comparison = new Comparison<>(this, numbers, c);
          compare(comparison, numbers, run, c);
          return comparison.outcome(whyVacuous());
        });
  }

  /** Makes the law's comparisons. */
  abstract <V> void compare(Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c);

  /** Whether results that are rounded are judged too, not only those that are exact. */
  boolean allowsForRounding() {
    return false;
  }

  /** Why a case may give nothing to compare. */
  String whyVacuous() {
    return "no scalar was compared";
  }
}

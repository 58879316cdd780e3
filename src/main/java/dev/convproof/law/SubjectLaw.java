package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Scope;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * A law that runs the subject on the case and on a rewritten case, and compares the two results.
 * Where the subject's scope ends on either, nothing is learnt.
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
  public final <V> Outcome judge(Numbers<V> numbers, Strategy subject, Case c) {
    Run run = new Run(subject);
    if (run.isRoundedOver(numbers) && !allowsForRounding()) {
      return new Outcome.Vacuous(
          subject.name() + " rounds " + numbers.name() + ": agreement compares it within a bound");
    }
    try {
      Comparison<V> comparison = new Comparison<>(this, numbers, c);
      compare(comparison, numbers, run, c);
      return comparison.outcome(whyVacuous());
    } catch (OutOfScope e) {
      return new Outcome.Vacuous(e.reason());
    }
  }

  /** Makes the law's comparisons. */
  abstract <V> void compare(Comparison<V> comparison, Numbers<V> numbers, Run subject, Case c);

  /** Whether results that are rounded are judged too, not only those that are exact. */
  boolean allowsForRounding() {
    return false;
  }

  /** Why a case may give nothing to compare. */
  String whyVacuous() {
    return "no scalar was compared";
  }

  /** A subject that is asked for its scope before every run. */
  record Run(Strategy strategy) {
    <V> Tensor<V> on(Numbers<V> numbers, Case c) {
      return on(numbers, c.problem(numbers));
    }

    <V> Tensor<V> on(Numbers<V> numbers, Problem<V> problem) {
      inScope(strategy.scope(numbers, problem));
      return strategy.convolve(numbers, problem);
    }

    void inScope(Geometry geometry) {
      inScope(strategy.scope(geometry));
    }

    private static void inScope(Scope scope) {
      if (scope instanceof Scope.Outside outside) {
        throw new OutOfScope(outside.reason());
      }
    }

    /** Whether results are off the exact ones even where sums of products are exact. */
    boolean isRoundedOver(Numbers<?> numbers) {
      return numbers.format().isPresent() && strategy.errors().isPresent();
    }

    String name() {
      return strategy.name();
    }
  }

  /** Ends a judgement that the subject's scope does not reach. */
  static final class OutOfScope extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    OutOfScope(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}

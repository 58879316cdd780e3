package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.Optional;

/**
 * A statement about every convolution, judged on one subject and one case at a time, in the
 * subject's own arithmetic. Where the subject declines the case, or what the law makes of it,
 * nothing is learnt; where it throws, or gives no output of the right length, the law is refuted.
 */
public abstract class Law implements LawStatement {
  /** The outcome on a case whose sums the law cannot allow for. */
  public static final Outcome ROUNDED =
      new Outcome.Vacuous(Message.told("law-rounds", "sums of the law would be rounded"));

  private final String name;
  private final String statement;

  Law(String name, String statement) {
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

  /** Judges a subject on a case. */
  public final <V> Outcome judge(Subject<V> subject, Case on) {
    return judge(new Trial<>(subject, on));
  }

  /** Judges a subject on a case that other laws may have been judged on. */
  public final <V> Outcome judge(Trial<V> trial) {
    if (trial.rounds() && !allowsForRounding()) {
      return new Outcome.Vacuous(
          Message.told(
              "subject-rounds",
              "%s rounds %s: agreement compares it within a bound",
              trial.name(),
              trial.arithmetic().name()));
    }
    Optional<Outcome> known = beforehand(trial.subject());
    if (known.isPresent()) {
      return known.get();
    }
    if (trial.arithmetic() instanceof MixedArithmetic<V> mixed
        && !isExact(mixed.exactness(), trial.on())) {
      return ROUNDED;
    }
    return trial.guarded(
        this,
        () -> {
          Comparison<V> comparison =
              new Comparison<>(this, trial.arithmetic(), trial.on(), trial.products());
          compare(comparison, trial);
          return comparison.outcome(whyVacuous());
        });
  }

  /** Returns what a reader of a failure must know beside the case, as lines of facts. */
  public List<String> facts(Arithmetic<?> arithmetic, Case on) {
    return List.of();
  }

  /** Returns what becomes of a subject on any case, where that is known without a call. */
  Optional<Outcome> beforehand(Subject<?> subject) {
    return Optional.empty();
  }

  /** Makes the law's comparisons. */
  abstract <V> void compare(Comparison<V> comparison, Trial<V> trial);

  /** Returns whether results that are rounded are judged too, not only those that are exact. */
  boolean allowsForRounding() {
    return false;
  }

  /** Returns whether it speaks of sums that are exact, so that others tell it nothing. */
  public boolean needsExactSums() {
    return true;
  }

  /** Returns whether it calculates with outputs, so that those that are rounded tell it nothing. */
  boolean needsExactOutputs() {
    return false;
  }

  /** Returns whether a case is exact enough for the law: whether it can tell right from wrong. */
  public final boolean isExact(Exactness exactness, Case on) {
    Exactness spared = exactness.withHeadroom(headroom());
    return !needsExactSums()
        || DeepestSum.isWithin(needsExactOutputs() ? spared.ofOutputs() : spared, on);
  }

  /** Returns why a case may give nothing to compare. */
  Message.Told whyVacuous() {
    return Comparison.NO_SCALAR;
  }
}

package dev.convproof.law;

import dev.convproof.message.Message;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of judging a law on one case. */
public sealed interface Outcome {

  /**
   * Every comparison agreed.
   *
   * @param compared scalars compared
   * @param nonzero those of them that were not zero
   * @param suspicion scalars that lie within their bounds, but beyond what chance gives
   */
  record Held(long compared, long nonzero, Optional<Suspicion> suspicion) implements Outcome {
    /** Creates an outcome of comparisons that leave nothing to suspect. */
    public Held(long compared, long nonzero) {
      this(compared, nonzero, Optional.empty());
    }
  }

  /**
   * Scalars that a right computation may give, and that independent errors of mean zero give but
   * for a probability of {@link SumError#FAILURE} for all scalars of the run.
   *
   * @param scalars how many
   * @param first the first of them, beside its probable bound
   */
  record Suspicion(long scalars, Disagreement first) {
    /** Returns both together, the first of this one. */
    public Suspicion and(Suspicion later) {
      return new Suspicion(scalars + later.scalars, first);
    }
  }

  /**
   * The subject does not compute the case, or something that the law makes of it.
   *
   * @param said why, as the subject says, for any language
   */
  record Unsupported(Message.Said said) implements Outcome {
    /** Creates an outcome with a reason that is the same in every language. */
    public Unsupported(String reason) {
      this(Message.verbatim(reason));
    }

    /** Returns why, as the subject says. */
    public String reason() {
      return said.english();
    }
  }

  /**
   * Nothing was compared that could tell right from wrong, so nothing was learnt.
   *
   * @param said why, for any language
   */
  record Vacuous(Message.Said said) implements Outcome {
    /** Creates an outcome with a reason that is the same in every language. */
    public Vacuous(String reason) {
      this(Message.verbatim(reason));
    }

    /** Returns why, in words. */
    public String reason() {
      return said.english();
    }
  }

  /**
   * A comparison failed.
   *
   * @param by what differed, and where
   * @param failedCall whether it was a call that gave nothing to compare
   */
  record Refuted(Disagreement by, boolean failedCall) implements Outcome {
    /** Creates an outcome of a comparison. */
    public Refuted(Disagreement by) {
      this(by, false);
    }
  }

  /** Returns what the function for this kind of outcome makes of it. */
  default <T> T fold(
      Function<Held, T> held,
      Function<Refuted, T> refuted,
      Function<Unsupported, T> unsupported,
      Function<Vacuous, T> vacuous) {
    if (this instanceof Held h) {
      return held.apply(h);
    }
    if (this instanceof Refuted r) {
      return refuted.apply(r);
    }
    return this instanceof Unsupported u ? unsupported.apply(u) : vacuous.apply((Vacuous) this);
  }
}

package dev.convproof.law;

import java.util.function.Function;

/** The outcome of judging a law on one case. */
public sealed interface Outcome {

  /**
   * Every comparison agreed.
   *
   * @param compared scalars compared
   * @param nonzero those of them that were not zero
   */
  record Held(long compared, long nonzero) implements Outcome {}

  /**
   * The subject does not compute the case, or something that the law makes of it.
   *
   * @param reason why, as the subject says
   */
  record Unsupported(String reason) implements Outcome {}

  /**
   * Nothing was compared that could tell right from wrong, so nothing was learnt.
   *
   * @param reason why, in words
   */
  record Vacuous(String reason) implements Outcome {}

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

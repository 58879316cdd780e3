package dev.convproof.law;

/** What judging a law on one case gave. */
public sealed interface Outcome {

  /**
   * Every comparison agreed.
   *
   * @param compared scalars compared
   * @param nonzero those of them that were not zero
   */
  record Holds(long compared, long nonzero) implements Outcome {}

  /**
   * Nothing was compared, so nothing was learnt.
   *
   * @param reason why, in words
   */
  record Vacuous(String reason) implements Outcome {}

  /**
   * A comparison failed.
   *
   * @param by what differed, and where
   */
  record Refuted(Disagreement by) implements Outcome {}
}

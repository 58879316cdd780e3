package dev.convproof.audit;

/** What an audit has found of an output. */
public sealed interface Audited {
  /**
   * Every output is right, unless the audit's random numbers fell on one of few bad choices.
   *
   * @param bits what is wrong passes with a probability of at most 2^−bits
   * @param axes that the numbers were drawn for
   */
  record Projected(int bits, int axes) implements Audited {}

  /**
   * So many outputs were computed again, and are right.
   *
   * @param of how many there are
   * @param unjudged those of sums that may overflow, or that read NaN or ∞: no bound is derived
   * @param worst the greatest share of its bound that an error takes; 0 where all are exact
   * @param why the others could not be looked at together
   */
  record Recomputed(int outputs, int of, int unjudged, double worst, String why)
      implements Audited {}

  /**
   * An output is wrong.
   *
   * @param first the index of the first wrong one that was found, in C order
   * @param expected what it should be, exactly; or within a bound
   * @param actual what it is
   * @param wrong how many are wrong, of those that were computed again
   * @param recomputed how many were
   */
  record Wrong(int first, String expected, String actual, int wrong, int recomputed)
      implements Audited {}
}

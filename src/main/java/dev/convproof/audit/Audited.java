package dev.convproof.audit;

import dev.convproof.law.JudgedOutputs;
import java.util.Optional;

/** The findings of an audit of one output. */
public sealed interface Audited {
  /**
   * Every output is right, unless the audit's random numbers fell on one of few bad choices.
   *
   * @param bits what is wrong passes with a probability of at most 2^−bits
   * @param axes that the numbers were drawn for
   */
  record Projected(int bits, int axes) implements Audited {}

  /**
   * Some of the outputs, or all, were computed again, and are right.
   *
   * @param of how many there are
   * @param unjudged those of sums that may overflow, or that read NaN or ∞: no bound is derived
   * @param suspect those within their bounds, but beyond the probable ones: see {@link
   *     dev.convproof.law.SumError#FAILURE}
   * @param ratios of errors to bounds, of fractional numbers; empty where all are exact
   * @param why the others could not be looked at together exactly
   * @param seen what a projection of them all would have shown; empty where none was made
   */
  record Recomputed(
      int outputs,
      int of,
      int unjudged,
      int suspect,
      Optional<JudgedOutputs.Ratios> ratios,
      String why,
      Optional<Seen> seen)
      implements Audited {}

  /**
   * The errors that a projection of rounded outputs on random signs detects.
   *
   * @param channels output channels that it looked at
   * @param from a single output of them that is off by more is seen, but for a probability of 2^−60
   * @param about the root of the mean square of outputs
   */
  record Seen(int channels, double from, double about) {
    /** Returns how many leading bits of a usual output an error is seen in; negative for none. */
    public int bits() {
      return about == 0 ? 0 : (int) Math.floor(Math.log(about / from) / Math.log(2));
    }
  }

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

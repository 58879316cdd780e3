package dev.convproof.cost;

import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * What a count of additions includes.
 *
 * @param bias whether the bias is a term of the sum
 * @param paddedTaps whether padded taps are
 */
public record Convention(BiasTerm bias, PaddedTaps paddedTaps) {

  /** Returns all four conventions. */
  public static List<Convention> all() {
    return Arrays.stream(BiasTerm.values())
        .flatMap(bias -> Arrays.stream(PaddedTaps.values()).map(taps -> new Convention(bias, taps)))
        .toList();
  }

  /** Returns text such as {@code bias counted, padded taps skipped}. */
  @Override
  public String toString() {
    return bias + ", " + paddedTaps;
  }

  /** Whether the bias takes part in a count: a run with a bias, or the same run without. */
  public enum BiasTerm {
    /** Each output starts from its bias, so that every product is added. */
    COUNTED,
    /** Each output starts from its first product. */
    IGNORED;

    /** The convention that a problem's run counts under. */
    public static BiasTerm of(Problem<?> problem) {
      return problem.bias().isPresent() ? COUNTED : IGNORED;
    }

    /** Returns text such as {@code bias counted}. */
    @Override
    public String toString() {
      return this == COUNTED ? "bias counted" : "bias ignored";
    }
  }

  /** Whether a tap that falls into the padding takes part in a count. */
  public enum PaddedTaps {
    /** It is multiplied and added like any other: what a padded copy of the input makes of it. */
    COUNTED,
    /** It is passed over: what a loop that tests bounds makes of it. */
    SKIPPED;

    /** Such as {@code padded taps counted}. */
    @Override
    public String toString() {
      return this == COUNTED ? "padded taps counted" : "padded taps skipped";
    }
  }
}

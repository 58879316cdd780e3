package dev.convproof.cost;

import java.util.Arrays;
import java.util.List;

/**
 * What a count of additions includes.
 *
 * @param bias whether the bias is a term of the sum
 * @param paddedTaps whether padded taps are
 */
public record Convention(BiasTerm bias, PaddedTaps paddedTaps) {

  /** All four. */
  public static List<Convention> all() {
    return Arrays.stream(BiasTerm.values())
        .flatMap(bias -> Arrays.stream(PaddedTaps.values()).map(taps -> new Convention(bias, taps)))
        .toList();
  }

  /** Such as {@code bias counted, padded taps skipped}. */
  @Override
  public String toString() {
    return bias + ", " + paddedTaps;
  }
}

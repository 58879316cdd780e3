package dev.convproof.law;

import java.util.Optional;

/**
 * What {@code |actual − expected| ≤ atol + rtol·|expected|} can do in the place of a bound for each
 * output, for one rtol.
 *
 * @param rtol the relative tolerance
 * @param least the least atol that rejects no right result: every bound is within it
 * @param most the greatest atol that passes nothing beyond the bound; negative where rtol alone
 *     passes more
 * @param works whether one atol does both, but for what bounds are rounded up: as where there is
 *     one output, or where each is the sum of the magnitudes of its terms
 * @param quotient how many times as large the least is as the most; empty where no atol passes
 *     nothing beyond the bound, or one so near to 0 that it is nothing but rounding
 */
public record AllClose(
    double rtol, double least, double most, boolean works, Optional<Double> quotient) {
  /** Bounds are rounded up some times, by 2^−52 each: as a share of them that is less than this. */
  private static final double ROUNDED_UP = 0x1p-40;

  /**
   * Returns it for outputs with their bounds.
   *
   * @param outputs the exact outputs, as near as doubles are
   * @param bounds how far each result may lie from its output; all finite
   */
  public static AllClose of(double rtol, double[] outputs, double[] bounds) {
    double least = 0;
    double most = Double.POSITIVE_INFINITY;
    double leastThatMayDo = 0;
    double mostThatMayDo = Double.POSITIVE_INFINITY;
    boolean nothing = false;
    for (int y = 0; y < bounds.length; y++) {
      double room = Math.fma(-rtol, Math.abs(outputs[y]), bounds[y]);
      double rounding = ROUNDED_UP * bounds[y];
      least = Math.max(least, room);
      most = Math.min(most, room);
      leastThatMayDo = Math.max(leastThatMayDo, room - rounding);
      mostThatMayDo = Math.min(mostThatMayDo, room + rounding);
      nothing |= room <= rounding;
    }
    boolean works = leastThatMayDo <= mostThatMayDo;
    Optional<Double> quotient = nothing ? Optional.empty() : Optional.of(least / most);
    return new AllClose(rtol, least, most, works, quotient);
  }
}

package dev.convproof.law;

/**
 * What {@code |actual − expected| ≤ atol + rtol·|expected|} can do in the place of a bound for each
 * output, for one rtol.
 *
 * @param rtol the relative tolerance
 * @param least the least atol that rejects no right result: every bound is within it
 * @param most the greatest atol that passes nothing beyond the bound; negative where rtol alone
 *     does
 */
public record AllClose(double rtol, double least, double most) {

  /**
   * Returns it for outputs with their bounds.
   *
   * @param outputs the exact outputs, as near as doubles are
   * @param bounds how far each result may lie from its output; all finite
   */
  public static AllClose of(double rtol, double[] outputs, double[] bounds) {
    double least = 0;
    double most = Double.POSITIVE_INFINITY;
    for (int y = 0; y < bounds.length; y++) {
      double relative = rtol * Math.abs(outputs[y]);
      least = Math.max(least, Math.nextUp(bounds[y] - Math.nextDown(relative)));
      most = Math.min(most, Math.nextDown(bounds[y] - Math.nextUp(relative)));
    }
    return new AllClose(rtol, least, most);
  }

  /** Returns whether one atol does both. */
  public boolean works() {
    return least <= most;
  }

  /** Returns how many times as large the one is as the other; infinite where that is none. */
  public double quotient() {
    return most <= 0 ? Double.POSITIVE_INFINITY : least / most;
  }
}

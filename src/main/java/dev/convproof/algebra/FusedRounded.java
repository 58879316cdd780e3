package dev.convproof.algebra;

/**
 * A rounded format whose products are added unrounded, by fused multiply-add. The sum in double
 * precision is rounded to odd before it is rounded to the format, so that it is rounded once in
 * effect: Boldo and Melquiond, Emulation of FMA and Correctly Rounded Sums, 2008.
 */
public final class FusedRounded extends Forwarding<double[]> {
  private final Rounded format;

  /** With products of a format added unrounded. */
  public FusedRounded(Rounded format) {
    super(format);
    this.format = format;
  }

  /** The product of two numbers of at most 26 bits is exact in double precision. */
  @Override
  public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
    y[yAt] = format.round(roundedToOdd(y[yAt], x[xAt] * k[kAt]));
  }

  private static double roundedToOdd(double a, double b) {
    double sum = a + b;
    double ofB = sum - a;
    double lost = (a - (sum - ofB)) + (b - ofB);
    boolean odd = (Double.doubleToRawLongBits(sum) & 1) == 1;
    if (lost == 0 || odd || !Double.isFinite(lost)) {
      return sum;
    }
    return lost > 0 ? Math.nextUp(sum) : Math.nextDown(sum);
  }
}

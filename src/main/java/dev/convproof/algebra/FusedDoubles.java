package dev.convproof.algebra;

/** Double precision whose products are added unrounded, by fused multiply-add. */
public final class FusedDoubles extends Forwarding<double[]> {
  /** The only instance. */
  public static final FusedDoubles INSTANCE = new FusedDoubles();

  private FusedDoubles() {
    super(Doubles.INSTANCE);
  }

  @Override
  public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
    y[yAt] = Math.fma(x[xAt], k[kAt], y[yAt]);
  }
}

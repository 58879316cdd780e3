package dev.convproof.algebra;

/** Single precision whose products are added unrounded, by fused multiply-add. */
public final class FusedFloats extends Forwarding<float[]> {
  /** The only instance. */
  public static final FusedFloats INSTANCE = new FusedFloats();

  private FusedFloats() {
    super(Floats.INSTANCE);
  }

  @Override
  public void multiplyAdd(float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
    y[yAt] = Math.fma(x[xAt], k[kAt], y[yAt]);
  }
}

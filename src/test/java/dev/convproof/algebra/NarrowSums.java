package dev.convproof.algebra;

import java.util.function.DoubleUnaryOperator;

/**
 * Doubles whose sums are rounded to some narrower numbers, product after product: what a kernel
 * computes that keeps its sums in those. The products themselves are those of doubles.
 */
public final class NarrowSums extends DelegatingAlgebra<double[]> {
  private final DoubleUnaryOperator rounding;

  /**
   * Creates such sums.
   *
   * @param rounding what becomes of each sum, such as {@link NumberFormat#round}
   */
  public NarrowSums(DoubleUnaryOperator rounding) {
    super(Doubles.INSTANCE);
    this.rounding = rounding;
  }

  @Override
  public void add(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = rounding.applyAsDouble(to[target] + from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
    y[yAt] = rounding.applyAsDouble(y[yAt] + x[xAt] * k[kAt]);
  }
}

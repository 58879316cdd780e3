package dev.convproof.algebra;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Decimal fractions of any length: exact, and every binary floating-point number is one. For exact
 * sums of drawn numbers, faster than {@link Rationals}, which reduce.
 */
public final class Decimals implements Algebra<BigDecimal[]> {
  /** The only instance. */
  public static final Decimals INSTANCE = new Decimals();

  private Decimals() {}

  @Override
  public BigDecimal[] zeros(int length) {
    BigDecimal[] buffer = new BigDecimal[length];
    Arrays.fill(buffer, BigDecimal.ZERO);
    return buffer;
  }

  @Override
  public int length(BigDecimal[] buffer) {
    return buffer.length;
  }

  @Override
  public void copy(
      BigDecimal[] from, int at, int step, BigDecimal[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(
      BigDecimal[] from, int at, int step, BigDecimal[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = to[target].add(from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(
      BigDecimal[] x, int xAt, BigDecimal[] k, int kAt, BigDecimal[] y, int yAt) {
    y[yAt] = y[yAt].add(x[xAt].multiply(k[kAt]));
  }
}

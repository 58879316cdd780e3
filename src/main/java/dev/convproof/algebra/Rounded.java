package dev.convproof.algebra;

import java.util.Arrays;

/**
 * A binary floating-point format narrower than single precision, by rounding to nearest, ties to
 * even, after every operation. Scalars are kept as doubles that the format represents.
 *
 * <p>Exactness: each result is the correctly rounded one. The double operation in between rounds at
 * 53 bits, and rounding twice is harmless where the wider format has at least 2p+2 bits (Figueroa,
 * When is double rounding innocuous?, 1995). Subnormals are kept; overflow gives an infinity.
 */
public final class Rounded extends DoubleArithmetic {
  /** IEEE 754 half precision: 11 significant bits, exponents −14 to 15. */
  public static final Rounded HALF = new Rounded("half", NumberFormat.FLOAT16);

  /** bfloat16: 8 significant bits, exponents −126 to 127. */
  public static final Rounded BFLOAT16 = new Rounded("bfloat16", NumberFormat.BFLOAT16);

  private final String name;
  private final NumberFormat format;

  private Rounded(String name, NumberFormat format) {
    this.name = name;
    this.format = format;
  }

  /** Returns the nearest value of the format. */
  public double round(double value) {
    return format.round(value);
  }

  @Override
  public NumberFormat roundsTo() {
    return format;
  }

  @Override
  public double[] rounded(double[] values) {
    return Arrays.stream(values).map(this::round).toArray();
  }

  /**
   * Returns the fused arithmetic. The product of two numbers of at most 26 bits is exact in double
   * precision; the sum is rounded to odd before it is rounded to the format, so that it is rounded
   * once in effect: Boldo and Melquiond, Emulation of FMA and Correctly Rounded Sums, 2008.
   */
  @Override
  public Algebra<double[]> fused() {
    return new DelegatingAlgebra<>(this) {
      @Override
      public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
        y[yAt] = round(roundedToOdd(y[yAt], x[xAt] * k[kAt]));
      }
    };
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

  @Override
  public String name() {
    return name;
  }

  @Override
  public Exactness exactness() {
    int bits = format.precision();
    return new Exactness(1L << bits, format.leastExponent(), format.greatestExponent() - bits);
  }

  @Override
  public double[] load(long[] values, int exponent) {
    double[] buffer = Doubles.INSTANCE.load(values, exponent);
    for (int at = 0; at < buffer.length; at++) {
      buffer[at] = round(buffer[at]);
    }
    return buffer;
  }

  @Override
  public void add(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = round(to[target] + from[at + i * step]);
    }
  }

  @Override
  public void subtract(
      double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = round(to[target] - from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
    y[yAt] = round(y[yAt] + round(x[xAt] * k[kAt]));
  }

  @Override
  public void invert(double[] buffer, int at) {
    buffer[at] = round(1 / buffer[at]);
  }
}

package dev.convproof.algebra;

/**
 * Sums of products of doubles in twice the precision: each scalar is the unevaluated sum of two
 * doubles, the first of which is the nearest one. A buffer of n scalars has 2n of them, in pairs.
 *
 * <p>Each operation is off by at most 2^−100 of its result, as long as nothing over- or underflows
 * (Ogita, Rump and Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26(6), 2005; Joldes,
 * Muller and Popescu, Tight and rigorous error bounds for basic building blocks of double-word
 * arithmetic, ACM Trans. Math. Softw. 44(2), 2017).
 */
public final class DoubleDoubles implements Algebra<double[]> {
  /** The only instance. */
  public static final DoubleDoubles INSTANCE = new DoubleDoubles();

  /** Bounds the relative error of one operation. */
  public static final double ROUNDOFF = 0x1p-100;

  private DoubleDoubles() {}

  /** Returns doubles as scalars. */
  public static double[] of(double[] values) {
    double[] buffer = new double[2 * values.length];
    for (int at = 0; at < values.length; at++) {
      buffer[2 * at] = values[at];
    }
    return buffer;
  }

  /** Returns |scalar − value|, off by at most one unit in the last place of the result. */
  public static double distance(double[] buffer, int at, double value) {
    return Math.abs((buffer[2 * at] - value) + buffer[2 * at + 1]);
  }

  @Override
  public double[] zeros(int length) {
    return new double[2 * length];
  }

  @Override
  public int length(double[] buffer) {
    return buffer.length / 2;
  }

  @Override
  public void copy(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[2 * (toAt + i * toStep)] = from[2 * (at + i * step)];
      to[2 * (toAt + i * toStep) + 1] = from[2 * (at + i * step) + 1];
    }
  }

  @Override
  public void add(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int source = 2 * (at + i * step);
      add(to, 2 * (toAt + i * toStep), from[source], from[source + 1]);
    }
  }

  @Override
  public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
    double a = x[2 * xAt];
    double b = k[2 * kAt];
    double product = a * b;
    double rest = Math.fma(a, b, -product) + a * k[2 * kAt + 1] + x[2 * xAt + 1] * b;
    add(y, 2 * yAt, product, rest);
  }

  @Override
  public void multiplyAddAll(
      double[] x,
      int xAt,
      int xStep,
      double[] k,
      int kAt,
      double[] y,
      int yAt,
      int yStep,
      int count) {
    double b = k[2 * kAt];
    double low = k[2 * kAt + 1];
    for (int i = 0; i < count; i++) {
      double a = x[2 * (xAt + i * xStep)];
      double product = a * b;
      double rest = Math.fma(a, b, -product) + a * low + x[2 * (xAt + i * xStep) + 1] * b;
      add(y, 2 * (yAt + i * yStep), product, rest);
    }
  }

  /** Adds a pair: both halves by exact transformations, as Knuth's two-sum has them. */
  private static void add(double[] to, int at, double high, double low) {
    double sum = to[at] + high;
    double part = sum - to[at];
    double error = (to[at] - (sum - part)) + (high - part);
    double lows = to[at + 1] + low;
    double lowPart = lows - to[at + 1];
    double lowError = (to[at + 1] - (lows - lowPart)) + (low - lowPart);
    error += lows;
    double first = sum + error;
    error = error - (first - sum) + lowError;
    to[at] = first + error;
    to[at + 1] = error - (to[at] - first);
  }
}

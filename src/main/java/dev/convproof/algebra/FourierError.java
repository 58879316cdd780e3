package dev.convproof.algebra;

import java.util.stream.IntStream;

/**
 * What rounding does to a convolution by JTransforms' transforms of N = 2^n points.
 *
 * <p>Each of n levels multiplies by a root of unity, which is itself off by at most β, and adds. A
 * complex sum is off by u at most, relatively, and a complex product by √5·u (Brent, Percival and
 * Zimmermann, Error Bounds on Complex Floating-Point Multiplication, 2007). Levels are unitary but
 * for a factor, so a spectrum is off by (1+δ)^n − 1 in the Euclidean norm, 1+δ = (1+u)(1+√5u)(1+β).
 * Products of spectra are bounded by their norms (Cauchy and Schwarz), C of them are summed, and
 * every element of the inverse transform is a sum over paths of n levels. Together
 *
 * <pre>
 *   |ẑ − z| ≤ Σ ‖x‖·‖k‖ · ((1+δ)^(3n) · (1+√5u) · (1+u)^(C−1) − 1)
 * </pre>
 *
 * and a term for underflow. Source: Percival, Rapid multiplication modulo the sum and difference of
 * highly composite numbers, Math. Comp. 72, 2003, for C = 1 and radix 2; a level of radix 4, or of
 * the split-radix algorithm, rounds no more often than two of radix 2.
 *
 * <p>β: JTransforms takes sines and cosines of rounded angles up to 3π/4, which are off by 10u at
 * most if the functions are right to a unit in the last place, and means of two of them, divided by
 * a cosine, which are off by 18u at most. Here β = 32u. The harness measures the spectra of
 * impulses, which are products of roots: at most 1.5u for each level up to 2048 points.
 */
final class FourierError implements TransformRounding<double[]> {
  static final FourierError INSTANCE = new FourierError();

  private static final double U = NumberFormat.FLOAT64.roundoff();
  private static final double UNDERFLOW = NumberFormat.FLOAT64.leastPositive();

  /** How far a computed root of unity may lie from the exact one. */
  private static final double ROOT = 32 * U;

  private static final double COMPLEX_PRODUCT = 2.237 * U; // √5 < 2.237

  private FourierError() {}

  @Override
  public double bound(int points, double[] x, double[] k) {
    int levels = Integer.numberOfTrailingZeros(points);
    double products = IntStream.range(0, x.length).mapToDouble(c -> x[c] * k[c]).sum();
    double norms = IntStream.range(0, x.length).mapToDouble(c -> x[c] + k[c]).sum();
    double greatest = (double) points * points * products;
    if (!(4 * greatest <= Double.MAX_VALUE) || !(4 * points * norms <= Double.MAX_VALUE)) {
      return Double.POSITIVE_INFINITY;
    }
    double growth = 3 * levels * (U + COMPLEX_PRODUCT + ROOT) + COMPLEX_PRODUCT + x.length * U;
    return atLeast(products, x.length) * expm1(growth) + underflow(points, x.length, norms);
  }

  /**
   * Each complex product that underflows is off by √2·η at most, η the least positive number: a
   * spectrum's element by less than 2·η·N, a product of two by that times √N·(‖x‖ + ‖k‖) and 2·η
   * more, an element of the signal by their mean and 2·η more.
   */
  private static double underflow(int points, int terms, double norms) {
    return 2 * UNDERFLOW * (points * Math.sqrt(points) * norms + 2.0 * terms + 2);
  }

  /** e^t − 1 and a little more, which covers this evaluation's own rounding. */
  private static double expm1(double t) {
    return Math.expm1(t) * (1 + 64 * U);
  }

  /** A sum of positive terms, more than its rounding may have lost. */
  private static double atLeast(double sum, int terms) {
    return sum * (1 + (2.0 * terms + 8) * U);
  }

  /** By a power of two near the greatest value, so that no square overflows. */
  @Override
  public double norm(double[] signal, int at, int count) {
    double greatest = 0;
    for (int i = at; i < at + count; i++) {
      greatest = Math.max(greatest, Math.abs(signal[i]));
    }
    if (greatest == 0 || !Double.isFinite(greatest)) {
      return greatest;
    }
    int exponent = Math.getExponent(greatest);
    double sum = 0;
    for (int i = at; i < at + count; i++) {
      double scaled = Math.scalb(signal[i], -exponent);
      sum += scaled * scaled;
    }
    return Math.scalb(Math.sqrt(atLeast(sum, count)) * (1 + 8 * U), exponent);
  }

  @Override
  public boolean integral(double[] buffer) {
    for (double scalar : buffer) {
      if (scalar != Math.rint(scalar)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double[] nearestIntegers(double[] signal) {
    double[] nearest = new double[signal.length];
    for (int at = 0; at < nearest.length; at++) {
      nearest[at] = Math.rint(signal[at]);
    }
    return nearest;
  }
}

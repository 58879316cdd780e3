package dev.convproof.algebra;

import dev.convproof.algebra.Transforms.TransformRounding;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The complex Fourier transform by JTransforms, along the rows and then along the columns. A
 * spectrum is rows·columns pairs of a real and an imaginary part. Its rounding: {@link
 * FourierError}.
 *
 * <p>Only powers of two: JTransforms computes them by Ooura's split-radix algorithm, which the
 * error bound speaks of.
 */
final class FourierDoubles implements Transforms<double[]> {
  static final FourierDoubles INSTANCE = new FourierDoubles();

  private static final Map<Integer, DoubleFFT_1D> PLANS = new ConcurrentHashMap<>();

  private FourierDoubles() {}

  @Override
  public boolean has(int rows, int columns) {
    return Integer.bitCount(rows) == 1 && Integer.bitCount(columns) == 1;
  }

  @Override
  public double[] forward(int rows, int columns, double[] signal) {
    double[] spectrum = new double[2 * rows * columns];
    for (int at = 0; at < signal.length; at++) {
      spectrum[2 * at] = signal[at];
    }
    transform(rows, columns, spectrum, DoubleFFT_1D::complexForward);
    return spectrum;
  }

  @Override
  public void multiplyAdd(double[] x, double[] k, double[] sum) {
    for (int re = 0; re < x.length; re += 2) {
      int im = re + 1;
      sum[re] += x[re] * k[re] - x[im] * k[im];
      sum[im] += x[re] * k[im] + x[im] * k[re];
    }
  }

  @Override
  public double[] inverse(int rows, int columns, double[] spectrum) {
    double[] values = spectrum.clone();
    transform(rows, columns, values, (plan, a, at) -> plan.complexInverse(a, at, false));
    double[] signal = new double[rows * columns];
    for (int at = 0; at < signal.length; at++) {
      signal[at] = values[2 * at] / signal.length;
    }
    return signal;
  }

  @Override
  public Optional<TransformRounding<double[]>> rounding() {
    return Optional.of(new FourierError());
  }

  /** One transform of JTransforms, in place, of the points from a position on. */
  @FunctionalInterface
  private interface LineTransform {
    void transform(DoubleFFT_1D plan, double[] values, int at);
  }

  private static void transform(int rows, int columns, double[] values, LineTransform oneLine) {
    if (columns > 1) {
      for (int row = 0; row < rows; row++) {
        oneLine.transform(plan(columns), values, 2 * row * columns);
      }
    }
    if (rows > 1) {
      double[] line = new double[2 * rows];
      for (int column = 0; column < columns; column++) {
        for (int part = 0; part < 2; part++) {
          int at = 2 * column + part;
          Doubles.INSTANCE.copy(values, at, 2 * columns, line, part, 2, rows);
        }
        oneLine.transform(plan(rows), line, 0);
        for (int part = 0; part < 2; part++) {
          int at = 2 * column + part;
          Doubles.INSTANCE.copy(line, part, 2, values, at, 2 * columns, rows);
        }
      }
    }
  }

  private static DoubleFFT_1D plan(int points) {
    return PLANS.computeIfAbsent(points, DoubleFFT_1D::new);
  }

  /**
   * Bounds the rounding error of a convolution by JTransforms' transforms of N = 2^n points.
   *
   * <p>Each of n levels multiplies by a root of unity, which is itself off by at most β, and adds.
   * A complex sum is off by u at most, relatively, and a complex product by √5·u (Brent, Percival
   * and Zimmermann, Error Bounds on Complex Floating-Point Multiplication, 2007). Levels are
   * unitary but for a factor, so a spectrum is off by (1+δ)^n − 1 in the Euclidean norm, 1+δ =
   * (1+u)(1+√5u)(1+β). Products of spectra are bounded by their norms (Cauchy and Schwarz), C of
   * them are summed, and every element of the inverse transform is a sum over paths of n levels.
   * Together
   *
   * <pre>
   *   |ẑ − z| ≤ Σ ‖x‖·‖k‖ · ((1+δ)^(3n) · (1+√5u) · (1+u)^(C−1) − 1)
   * </pre>
   *
   * and a term for underflow. Source: Percival, Rapid multiplication modulo the sum and difference
   * of highly composite numbers, Math. Comp. 72, 2003, for C = 1 and radix 2; a level of radix 4,
   * or of the split-radix algorithm, rounds no more often than two of radix 2.
   *
   * <p>β: JTransforms takes sines and cosines of rounded angles up to 3π/4, which are off by 10u at
   * most if the functions are right to a unit in the last place, and means of two of them, divided
   * by a cosine, which are off by 18u at most. Here β = 32u. The harness measures the spectra of
   * impulses, which are products of roots: at most 1.5u for each level up to 2048 points.
   */
  private static final class FourierError implements TransformRounding<double[]> {
    private static final double U = NumberFormat.FLOAT64.roundoff();

    /** Bounds the distance of a computed root of unity from the exact one, in units u. */
    private static final double ROOT = 32;

    private static final double COMPLEX_PRODUCT = 2.237; // √5 < 2.237

    @Override
    public double bound(NumberFormat of, int points, double[] x, double[] k) {
      double u = of.roundoff();
      int levels = Integer.numberOfTrailingZeros(points);
      double products = IntStream.range(0, x.length).mapToDouble(c -> x[c] * k[c]).sum();
      double norms = IntStream.range(0, x.length).mapToDouble(c -> x[c] + k[c]).sum();
      double greatest = (double) points * points * products;
      if (!(4 * greatest <= of.greatest()) || !(4 * points * norms <= of.greatest())) {
        return Double.POSITIVE_INFINITY;
      }
      double growth = (3 * levels * (1 + COMPLEX_PRODUCT + ROOT) + COMPLEX_PRODUCT + x.length) * u;
      return atLeast(products, x.length) * expm1(growth)
          + underflow(of.leastPositive(), points, x.length, norms);
    }

    /**
     * Each complex product that underflows is off by √2·η at most, η the least positive number: a
     * spectrum's element by less than 2·η·N, a product of two by that times √N·(‖x‖ + ‖k‖) and 2·η
     * more, an element of the signal by their mean and 2·η more.
     */
    private static double underflow(double least, int points, int terms, double norms) {
      return 2 * least * (points * Math.sqrt(points) * norms + 2.0 * terms + 2);
    }

    /** e^t − 1 and a little more, which covers this evaluation's own rounding. */
    private static double expm1(double t) {
      return Math.expm1(t) * (1 + 64 * U);
    }

    /** Returns an upper bound of a rounded sum of positive terms. */
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
}

package dev.convproof.algebra;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    return Optional.of(FourierError.INSTANCE);
  }

  /** One transform of JTransforms, in place, of the points from a position on. */
  @FunctionalInterface
  private interface OneLine {
    void transform(DoubleFFT_1D plan, double[] values, int at);
  }

  private static void transform(int rows, int columns, double[] values, OneLine oneLine) {
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
}

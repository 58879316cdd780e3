package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import java.util.Arrays;

/**
 * The inner loops that the JVM's compiler turns into vector instructions by itself, but for the
 * copy of floats: over arrays from their beginning, which is why runs are copied.
 */
final class PlainLanes extends Lanes {
  private static final int FOUR = 4;

  /** From here on all floats are integers, and 2^23 can be added and taken away below. */
  private static final float WHOLE = 0x1p23f;

  private final double[][] rows = new double[FOUR][];
  private final double[][] sums; // of the limbs of lines
  private final Measured<double[]> doubles;
  private final Measured<float[]> floats;
  private final double[] four = new double[2 * FOUR];
  private long total;

  /** The greatest magnitude in each place of a run, and the sum of the fractional parts. */
  private static final class Measured<A> {
    final A run;
    final A greatest;
    final A fractions;
    int length;

    Measured(A run, A greatest, A fractions) {
      this.run = run;
      this.greatest = greatest;
      this.fractions = fractions;
    }
  }

  PlainLanes(int longest, int lines) {
    for (int row = 0; row < FOUR; row++) {
      rows[row] = new double[longest];
    }
    sums = new double[2 * lines][longest];
    doubles = new Measured<>(new double[longest], new double[longest], new double[longest]);
    floats = new Measured<>(new float[longest], new float[longest], new float[longest]);
  }

  @Override
  int places() {
    return 1;
  }

  @Override
  int together(int width) {
    return Math.max(1, rows[0].length / width);
  }

  @Override
  void load(float[] values, int from, double[] to, int at, int rows, int width, int step) {
    for (int row = 0; row < rows; row++) {
      widen(values, from + row * width, to, at + row * step, width);
    }
    measure(values, from, rows * width);
  }

  private static void widen(float[] values, int from, double[] to, int at, int count) {
    for (int k = 0; k < count; k++) {
      to[at + k] = values[from + k];
    }
  }

  private void measure(float[] values, int from, int count) {
    int longest = floats.run.length;
    for (int start = 0; start < count; start += longest) {
      int some = Math.min(longest, count - start);
      System.arraycopy(values, from + start, floats.run, 0, some);
      magnitudes(floats.run, floats.greatest, some);
      fractions(floats.run, floats.fractions, some);
      floats.length = Math.max(floats.length, some);
    }
  }

  private static void magnitudes(float[] values, float[] greatest, int count) {
    for (int k = 0; k < count; k++) {
      greatest[k] = Math.max(greatest[k], Math.abs(values[k]));
    }
  }

  private static void fractions(float[] values, float[] fractions, int count) {
    for (int k = 0; k < count; k++) {
      float most = Math.min(Math.abs(values[k]), WHOLE);
      fractions[k] += Math.abs(most - ((most + WHOLE) - WHOLE));
    }
  }

  @Override
  void measure(double[] values, int from, int count) {
    int longest = doubles.run.length;
    for (int start = 0; start < count; start += longest) {
      int some = Math.min(longest, count - start);
      System.arraycopy(values, from + start, doubles.run, 0, some);
      magnitudes(doubles.run, doubles.greatest, some);
      fractions(doubles.run, doubles.fractions, some);
      doubles.length = Math.max(doubles.length, some);
    }
  }

  private static void magnitudes(double[] values, double[] greatest, int count) {
    for (int k = 0; k < count; k++) {
      greatest[k] = Math.max(greatest[k], Math.abs(values[k]));
    }
  }

  private static void fractions(double[] values, double[] fractions, int count) {
    for (int k = 0; k < count; k++) {
      fractions[k] += Math.abs(values[k] - Math.rint(values[k]));
    }
  }

  @Override
  double greatest() {
    double most = 0;
    double rest = 0;
    for (int k = 0; k < doubles.length; k++) {
      most = Math.max(most, doubles.greatest[k]);
      rest += doubles.fractions[k];
    }
    for (int k = 0; k < floats.length; k++) {
      most = Math.max(most, floats.greatest[k]);
      rest += floats.fractions[k];
    }
    Arrays.fill(doubles.greatest, 0, doubles.length, 0);
    Arrays.fill(doubles.fractions, 0, doubles.length, 0);
    Arrays.fill(floats.greatest, 0, floats.length, 0);
    Arrays.fill(floats.fractions, 0, floats.length, 0);
    doubles.length = 0;
    floats.length = 0;
    return rest == 0 && most < Double.POSITIVE_INFINITY ? most : Double.NaN;
  }

  @Override
  void add(
      double[] from,
      int first,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int at,
      double[] to,
      Layout layout) {
    int width = layout.width();
    copySums(to, lines, layout, false);
    for (int r = 0; r < count; r += FOUR) {
      int some = Math.min(FOUR, count - r);
      for (int row = 0; row < some; row++) {
        System.arraycopy(from, first + (r + row) * step, rows[row], 0, width);
      }
      for (int sum = 0; sum < 2 * lines.lines().length; sum++) {
        int factor = lines.factors()[sum / 2] + at + r;
        if (some == FOUR) {
          addFour(rows, limbs[sum % 2], factor, sums[sum], width);
        } else {
          for (int row = 0; row < some; row++) {
            addOne(rows[row], limbs[sum % 2][factor + row], sums[sum], width);
          }
        }
      }
    }
    copySums(to, lines, layout, true);
  }

  @Override
  void down(
      float[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] to,
      Layout layout) {
    for (int first = 0; first < count; first += FOUR) {
      int some = Math.min(FOUR, count - first);
      downFour(values, from + first * step, step, some, limbs, at + first, to, layout);
    }
  }

  private void downFour(
      float[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] to,
      Layout layout) {
    int width = layout.width();
    for (int row = 0; row < count; row++) {
      widen(values, from + row * step, rows[row], 0, width);
      measure(values, from + row * step, width);
    }
    for (int row = count; row < FOUR; row++) {
      Arrays.fill(rows[row], 0, width, 0);
    }
    for (int limb = 0; limb < 2; limb++) {
      System.arraycopy(to, limb * layout.higher(), sums[limb], 0, width);
      for (int row = 0; row < FOUR; row++) {
        four[row] = row < count ? limbs[limb][at + row] : 0;
      }
      addFour(rows, four, 0, sums[limb], width);
      System.arraycopy(sums[limb], 0, to, limb * layout.higher(), width);
    }
  }

  private void copySums(double[] of, Lines lines, Layout layout, boolean back) {
    for (int sum = 0; sum < 2 * lines.lines().length; sum++) {
      int at = lines.lines()[sum / 2] * layout.pitch() + sum % 2 * layout.higher();
      if (back) {
        System.arraycopy(sums[sum], 0, of, at, layout.width());
      } else {
        System.arraycopy(of, at, sums[sum], 0, layout.width());
      }
    }
  }

  private static void addFour(double[][] rows, double[] by, int at, double[] sum, int width) {
    double[] a = rows[0];
    double[] b = rows[1];
    double[] c = rows[2];
    double[] d = rows[3];
    double byA = by[at];
    double byB = by[at + 1];
    double byC = by[at + 2];
    double byD = by[at + 3];
    for (int k = 0; k < width; k++) {
      sum[k] += byA * a[k] + byB * b[k] + byC * c[k] + byD * d[k];
    }
  }

  private static void addOne(double[] row, double by, double[] sum, int width) {
    for (int k = 0; k < width; k++) {
      sum[k] += by * row[k];
    }
  }

  @Override
  void across(
      float[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout) {
    for (int row = 0; row < count; row++) {
      widen(values, from + row * step, rows[row], 0, width);
      measure(values, from + row * step, width);
    }
    across(count, width, limbs, at, sums, line, layout);
  }

  @Override
  void across(
      double[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(values, from + row * step, rows[row], 0, width);
    }
    across(count, width, limbs, at, sums, line, layout);
  }

  private void across(
      int count, int width, double[][] limbs, int at, double[] to, int line, Layout layout) {
    acrossFour(rows, limbs, at, width, four);
    for (int row = 0; row < count; row++) {
      to[(line + row) * layout.pitch()] += four[row];
      to[(line + row) * layout.pitch() + layout.higher()] += four[FOUR + row];
    }
  }

  /** Multiplies four rows, of which some may be left from another call. */
  private static void acrossFour(
      double[][] rows, double[][] limbs, int at, int width, double[] to) {
    double[] a = rows[0];
    double[] b = rows[1];
    double[] c = rows[2];
    double[] d = rows[3];
    double[] lower = limbs[0];
    double[] higher = limbs[1];
    double a0 = 0;
    double b0 = 0;
    double c0 = 0;
    double d0 = 0;
    double a1 = 0;
    double b1 = 0;
    double c1 = 0;
    double d1 = 0;
    for (int k = 0; k < width; k++) {
      double low = lower[at + k];
      double high = higher[at + k];
      a0 -= low * a[k];
      b0 -= low * b[k];
      c0 -= low * c[k];
      d0 -= low * d[k];
      a1 -= high * a[k];
      b1 -= high * b[k];
      c1 -= high * c[k];
      d1 -= high * d[k];
    }
    to[0] = -a0;
    to[1] = -b0;
    to[2] = -c0;
    to[3] = -d0;
    to[4] = -a1;
    to[5] = -b1;
    to[6] = -c1;
    to[7] = -d1;
  }

  @Override
  void join(double[] of, int lower, int higher, long[] to, int size) {
    for (int k = 0; k < size; k++) {
      long sum = to[k] + turned(integer(of[k]), lower) + turned(integer(of[size + k]), higher);
      to[k] = (sum & Residues.MODULUS) + (sum >> 61);
    }
    Arrays.fill(of, 0, 2 * size, 0);
  }

  private static long integer(double sum) {
    return Double.doubleToRawLongBits(sum + SHIFT) - SHIFTED;
  }

  /** Returns a number times 2^bits, modulo 2^61−1, below 2^61 + 2^51 in magnitude. */
  private static long turned(long sum, int bits) {
    int kept = 61 - bits;
    return ((sum & ((1L << kept) - 1)) << bits) + (sum >> kept);
  }

  @Override
  void dot(long[] values, int from, Weights weights, int at, int count) {
    long sum = total;
    for (int k = 0; k < count; k++) {
      long value = values[from + k];
      long weight = weights.residues[at + k];
      long low = weight * value;
      long high = Math.multiplyHigh(weight, value);
      // Products are below 2^122 + 2^63 in magnitude: what is added stays below 2^62 + 4.
      sum += (low & Residues.MODULUS) + ((high << 3) | (low >>> 61));
      sum = (sum & Residues.MODULUS) + (sum >> 61);
    }
    total = sum;
  }

  @Override
  long total() {
    long sum = Residues.of(total);
    total = 0;
    return sum;
  }
}

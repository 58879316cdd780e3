package dev.convproof.audit;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The inner loops of a projection, which take in runs of numbers. They have two implementations: a
 * plain one, and one in the Vector API where the JVM was started with its module. An instance is
 * for one thread.
 *
 * <p>A row may be read, and a sum written, up to {@link #SLACK} places beyond the width that is
 * asked for: arrays are that much longer, and what is there means nothing.
 */
abstract class Lanes {
  /** The number of elements beyond its end that a row may be read to. */
  static final int SLACK = 32;

  /** Limbs of a residue: 21, 21 and 19 bits, from the lowest. */
  static final int LIMBS = 3;

  static final int LIMB_BITS = 21;

  /** Rows that are best added together. */
  static final int ROWS = 4;

  /** Added to an integer below 2^51 in magnitude, it leaves it in the lowest bits. */
  static final double SHIFT = 0x1.8p52;

  static final long SHIFTED = Double.doubleToRawLongBits(SHIFT);

  /** The bits of a middle, and of a highest, limb's sum that stay below 2^61 in their place. */
  static final int KEPT_OF_MIDDLE = 61 - LIMB_BITS;

  static final int KEPT_OF_HIGHEST = 61 - 2 * LIMB_BITS;

  /** The module that the faster loops need. */
  static final String MODULE = "jdk.incubator.vector";

  private static final String VECTOR_LANES = "dev.convproof.audit.VectorLanes";

  /** Returns the fastest that this JVM has, for runs of at most a length. */
  static Lanes of(int longest) {
    return hasVectors() ? vector() : new Plain(longest);
  }

  /** Returns whether this JVM was started with the module. */
  static boolean hasVectors() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  private static Lanes vector() {
    try {
      return Class.forName(VECTOR_LANES)
          .asSubclass(Lanes.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies numbers as doubles, and measures them. */
  abstract void load(float[] values, int from, double[] to, int at, int count);

  /** Takes in numbers for {@link #greatest}. */
  abstract void measure(double[] values, int from, int count);

  /**
   * Returns the greatest magnitude of what was measured since this was asked last; NaN where one is
   * no integer.
   */
  abstract double greatest();

  /**
   * Adds multiples of rows to a line of sums, each limb to a line of its own: sums[to + limb·pitch
   * + column] += Σ over r of by[(at + r)·LIMBS + limb]·rows[from + r·step + column].
   *
   * @param count of rows
   */
  abstract void add(
      double[] rows,
      int from,
      int step,
      int count,
      double[] by,
      int at,
      double[] sums,
      int to,
      int pitch,
      int width);

  /**
   * Joins the sums of limbs, integers below 2^51 in magnitude, to a sum modulo 2^61−1: to some
   * number below 2^62 + 2^52 in magnitude.
   */
  abstract void join(double[] sums, int from, int pitch, long[] to, int width);

  /**
   * Loops that the JVM's compiler turns into vector instructions by itself, but for the copy of
   * floats: over arrays from their beginning, which is why runs are copied.
   */
  static final class Plain extends Lanes {
    private final double[][] rows;
    private final double[][] limbs; // of sums
    private final double[] run;
    private final double[] greatest;
    private final double[] fractions;
    private int measured;

    Plain(int longest) {
      rows = new double[ROWS][longest];
      limbs = new double[LIMBS][longest];
      run = new double[longest];
      greatest = new double[longest];
      fractions = new double[longest];
    }

    @Override
    void load(float[] values, int from, double[] to, int at, int count) {
      for (int k = 0; k < count; k++) {
        to[at + k] = values[from + k];
      }
      measure(to, at, count);
    }

    @Override
    void measure(double[] values, int from, int count) {
      for (int start = 0; start < count; start += run.length) {
        int some = Math.min(run.length, count - start);
        System.arraycopy(values, from + start, run, 0, some);
        magnitudes(run, greatest, some);
        rests(run, fractions, some);
        measured = Math.max(measured, some);
      }
    }

    private static void magnitudes(double[] values, double[] greatest, int count) {
      for (int k = 0; k < count; k++) {
        greatest[k] = Math.max(greatest[k], Math.abs(values[k]));
      }
    }

    private static void rests(double[] values, double[] fractions, int count) {
      for (int k = 0; k < count; k++) {
        fractions[k] += Math.abs(values[k] - Math.rint(values[k]));
      }
    }

    @Override
    double greatest() {
      double most = 0;
      double rest = 0;
      for (int k = 0; k < measured; k++) {
        most = Math.max(most, greatest[k]);
        rest += fractions[k];
      }
      Arrays.fill(greatest, 0, measured, 0);
      Arrays.fill(fractions, 0, measured, 0);
      measured = 0;
      return rest == 0 ? most : Double.NaN;
    }

    @Override
    void add(
        double[] from,
        int first,
        int step,
        int count,
        double[] by,
        int at,
        double[] sums,
        int to,
        int pitch,
        int width) {
      for (int limb = 0; limb < LIMBS; limb++) {
        System.arraycopy(sums, to + limb * pitch, limbs[limb], 0, width);
      }
      for (int r = 0; r < count; r += ROWS) {
        int some = Math.min(ROWS, count - r);
        for (int row = 0; row < some; row++) {
          System.arraycopy(from, first + (r + row) * step, rows[row], 0, width);
        }
        for (int limb = 0; limb < LIMBS; limb++) {
          int factor = (at + r) * LIMBS + limb;
          if (some == ROWS) {
            addFour(rows, by, factor, limbs[limb], width);
          } else {
            for (int row = 0; row < some; row++) {
              addOne(rows[row], by[factor + row * LIMBS], limbs[limb], width);
            }
          }
        }
      }
      for (int limb = 0; limb < LIMBS; limb++) {
        System.arraycopy(limbs[limb], 0, sums, to + limb * pitch, width);
      }
    }

    private static void addFour(double[][] rows, double[] by, int at, double[] sum, int width) {
      double[] a = rows[0];
      double[] b = rows[1];
      double[] c = rows[2];
      double[] d = rows[3];
      double byA = by[at];
      double byB = by[at + LIMBS];
      double byC = by[at + 2 * LIMBS];
      double byD = by[at + 3 * LIMBS];
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
    void join(double[] sums, int from, int pitch, long[] to, int width) {
      for (int k = 0; k < width; k++) {
        long middle = integer(sums[from + pitch + k]);
        long highest = integer(sums[from + 2 * pitch + k]);
        to[k] =
            integer(sums[from + k])
                + ((middle & ((1L << KEPT_OF_MIDDLE) - 1)) << LIMB_BITS)
                + (middle >> KEPT_OF_MIDDLE)
                + ((highest & ((1L << KEPT_OF_HIGHEST) - 1)) << (2 * LIMB_BITS))
                + (highest >> KEPT_OF_HIGHEST);
      }
    }

    private static long integer(double sum) {
      return Double.doubleToRawLongBits(sum + SHIFT) - SHIFTED;
    }
  }
}

package dev.convproof.audit;

import java.lang.reflect.InvocationTargetException;

/**
 * The inner loops of a projection, which take in runs of numbers. They have two implementations:
 * {@link PlainLanes}, and one in the Vector API where the JVM was started with its module. An
 * instance is for one thread.
 *
 * <p>Scalars of the field modulo 2^61−1 are taken apart into pairs of limbs. Two sums are made with
 * a pair at once, each exact in double precision as long as it stays below 2^51.
 *
 * <p>A row may be read, and a sum written, up to the {@link #pitch} of the width that is asked for:
 * what is there means nothing.
 */
abstract class Lanes {
  /** The number of elements beyond its end that a row may be read to. */
  static final int SLACK = 32;

  /** Rows that are best loaded, and added, together. */
  static final int ROWS = 4;

  /** Rows of floats that are best added together. */
  static final int DEEP = 8;

  /** Sums of limbs that stay below it in magnitude are exact, and turn into integers. */
  static final double EXACT = 0x1p51;

  /** Added to an integer below 2^51 in magnitude, it leaves it in the lowest bits. */
  static final double SHIFT = 0x1.8p52;

  static final long SHIFTED = Double.doubleToRawLongBits(SHIFT);

  /** The module that the faster loops need. */
  static final String MODULE = "jdk.incubator.vector";

  private static final String VECTOR_LANES = "dev.convproof.audit.VectorLanes";

  /** Numbers that a vector of doubles has at most, and how many vectors are added up together. */
  private static final int WIDEST = 8;

  private static final int TOGETHER = 4;

  /**
   * Returns the fastest that this JVM has.
   *
   * @param longest the length of the longest run
   * @param lines to which a run is added at most
   */
  static Lanes of(int longest, int lines) {
    return hasVectors() ? vector() : new PlainLanes(longest, lines);
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

  /** Returns from where to where it is from one line of sums of so many columns to the next. */
  static int pitch(int width) {
    int vectors = (width + WIDEST - 1) / WIDEST;
    return (vectors % TOGETHER == TOGETHER - 1 ? vectors + 1 : vectors) * WIDEST;
  }

  /** Returns over how many places a sum along a row is spread. */
  abstract int places();

  /** Returns how many rows of a width are best laid side by side. */
  abstract int together(int width);

  /** Copies rows of numbers as doubles, to places a step apart, and measures them. */
  abstract void load(float[] values, int from, double[] to, int at, int rows, int width, int step);

  /** Takes in numbers for {@link #greatest}. */
  abstract void measure(double[] values, int from, int count);

  /**
   * Returns the greatest magnitude of what was measured since this was asked last; NaN where one is
   * no integer.
   */
  abstract double greatest();

  /**
   * Lines of sums, each made of the same rows with other factors.
   *
   * @param first of the rows
   * @param count of rows
   * @param lines the number of each line
   * @param factors where the factors of each begin
   */
  record Lines(int first, int count, int[] lines, int[] factors) {}

  /**
   * Where sums are: those of a line with the lower limb of each pair from its number times the
   * pitch on, those with the higher one further on.
   */
  record Layout(int pitch, int higher, int width) {
    static Layout of(int lines, int width) {
      int pitch = Lanes.pitch(width);
      return new Layout(pitch, lines * pitch, width);
    }

    /** Returns where sums are that are each spread over so many places. */
    static Layout spread(int lines, int places) {
      return new Layout(places, lines * places, places);
    }

    /** The number of sums with one limb. */
    int size() {
      return higher;
    }
  }

  /**
   * Adds multiples of rows to lines of sums: to each of line l the sum over r of rows[from + r·step
   * + column] times limb l.factors + at + r.
   *
   * @param count of rows
   * @param limbs the lower ones, and the higher ones
   */
  abstract void add(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int at,
      double[] sums,
      Layout layout);

  /**
   * Adds Σ over r of values[from + r·step + column] times limb at + r to the sums of the only line,
   * and measures the values.
   *
   * @param count of rows, at most {@link #DEEP}
   */
  abstract void down(
      float[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      Layout layout);

  /**
   * Adds Σ over k of values[from + r·step + k] times limb at + k to the sums of line + r, each
   * spread over its pitch; and measures the values.
   *
   * @param count of rows, at most {@link #ROWS}
   * @param width of columns
   * @param limbs the lower ones, and the higher ones
   */
  abstract void across(
      float[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout);

  /** Does the same with doubles, which were measured before. */
  abstract void across(
      double[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout);

  /**
   * Adds the sums with limbs to sums modulo 2^61−1, and makes them zero. What is added to lies
   * between −4 and 2^61 + 3, before and afterwards.
   *
   * @param lower the bits below the lower limb
   * @param higher the bits below the higher limb
   */
  abstract void join(double[] sums, int lower, int higher, long[] to, int size);

  /** Adds Σ weights[at + k] · values[from + k] to a total, for values as {@link #join} has them. */
  abstract void dot(long[] values, int from, Weights weights, int at, int count);

  /** Returns the total modulo 2^61−1, and begins anew. */
  abstract long total();

  /** Factors of sums modulo 2^61−1, each at most 2^61 + 1, and their limbs of 21 bits. */
  static final class Weights {
    static final int LIMBS = 3;
    static final int LIMB_BITS = 21;

    final long[] residues;
    final double[][] limbs;

    /** Splits residues; the arrays are longer, so that all of a pitch can be read. */
    Weights(long... residues) {
      this.residues = residues;
      this.limbs = new double[LIMBS][residues.length + SLACK];
      double[] lowest = limbs[0];
      double[] middle = limbs[1];
      double[] highest = limbs[2];
      int mask = (1 << LIMB_BITS) - 1;
      for (int at = 0; at < residues.length; at++) {
        lowest[at] = (int) residues[at] & mask;
        middle[at] = (int) (residues[at] >>> LIMB_BITS) & mask;
        highest[at] = (int) (residues[at] >>> (2 * LIMB_BITS));
      }
    }
  }
}

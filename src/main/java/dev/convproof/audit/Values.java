package dev.convproof.audit;

import java.math.BigDecimal;

/** A tensor's scalars, in C order, of one of the types that files and arrays hold. Not copied. */
abstract class Values {
  /** Returns the values of a {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}. */
  static Values of(Object array) {
    if (array instanceof float[] floats) {
      return new Floats(floats);
    }
    if (array instanceof double[] doubles) {
      return new Doubles(doubles);
    }
    if (array instanceof int[] ints) {
      return new Ints(ints);
    }
    if (array instanceof long[] longs) {
      return new Longs(longs);
    }
    throw new IllegalArgumentException(
        "an array of " + array.getClass().getComponentType() + ": float, double, int or long");
  }

  /** Returns the same object over another array, if it is of the same type; or another object. */
  static Values again(Values known, Object array) {
    return known != null && known.take(array) ? known : of(array);
  }

  /** Takes another array in place of its own, if it is of the same type. */
  abstract boolean take(Object array);

  /** Forgets its array, so that it is not kept from being collected. */
  abstract void release();

  abstract int length();

  /** Returns the array itself, if it is of floats; null otherwise. */
  float[] floats() {
    return null;
  }

  /** Returns a value that {@link #isInteger} says is one. */
  abstract long integer(int at);

  /** Returns whether a value is an integer of at most 2^63 − 1 in magnitude. */
  abstract boolean isInteger(int at);

  /** Returns whether a value is some integer. */
  abstract boolean is(int at, long integer);

  /** Returns a value as a double, rounded where it needs more than 53 bits. */
  abstract double real(int at);

  /**
   * Copies rows as doubles, rounded where they need more than 53 bits, to places a step apart, and
   * measures them.
   */
  void load(int from, double[] to, int at, int rows, int width, int step, Lanes lanes) {
    for (int row = 0; row < rows; row++) {
      load(from + row * width, to, at + row * step, width);
      lanes.measure(to, at + row * step, width);
    }
  }

  /** Copies a run as doubles, rounded where they need more than 53 bits. */
  void load(int from, double[] to, int at, int count) {
    for (int k = 0; k < count; k++) {
      to[at + k] = real(from + k);
    }
  }

  /** Returns a value in digits, exactly. */
  abstract String show(int at);

  /** Numbers of a floating-point type. */
  private abstract static class Reals extends Values {
    @Override
    long integer(int at) {
      return (long) real(at);
    }

    @Override
    boolean isInteger(int at) {
      return integral(real(at));
    }

    @Override
    boolean is(int at, long integer) {
      return isInteger(at) && integer(at) == integer;
    }

    @Override
    String show(int at) {
      return shown(real(at));
    }
  }

  /** Numbers of an integer type. */
  private abstract static class Wholes extends Values {
    @Override
    double real(int at) {
      return integer(at);
    }

    @Override
    boolean isInteger(int at) {
      return integer(at) != Long.MIN_VALUE;
    }

    @Override
    boolean is(int at, long integer) {
      return integer(at) == integer;
    }

    @Override
    String show(int at) {
      return Long.toString(integer(at));
    }
  }

  private static final class Floats extends Reals {
    private static final float[] NONE = {};

    private float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    boolean take(Object array) {
      if (array instanceof float[] others) {
        values = others;
        return true;
      }
      return false;
    }

    @Override
    void release() {
      values = NONE;
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    float[] floats() {
      return values;
    }

    @Override
    double real(int at) {
      return values[at];
    }

    @Override
    void load(int from, double[] to, int at, int rows, int width, int step, Lanes lanes) {
      lanes.load(values, from, to, at, rows, width, step);
    }
  }

  private static final class Doubles extends Reals {
    private static final double[] NONE = {};

    private double[] values;

    Doubles(double[] values) {
      this.values = values;
    }

    @Override
    boolean take(Object array) {
      if (array instanceof double[] others) {
        values = others;
        return true;
      }
      return false;
    }

    @Override
    void release() {
      values = NONE;
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    double real(int at) {
      return values[at];
    }

    @Override
    void load(int from, double[] to, int at, int count) {
      System.arraycopy(values, from, to, at, count);
    }
  }

  private static final class Ints extends Wholes {
    private static final int[] NONE = {};

    private int[] values;

    Ints(int[] values) {
      this.values = values;
    }

    @Override
    boolean take(Object array) {
      if (array instanceof int[] others) {
        values = others;
        return true;
      }
      return false;
    }

    @Override
    void release() {
      values = NONE;
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long integer(int at) {
      return values[at];
    }
  }

  private static final class Longs extends Wholes {
    private static final long[] NONE = {};

    private long[] values;

    Longs(long[] values) {
      this.values = values;
    }

    @Override
    boolean take(Object array) {
      if (array instanceof long[] others) {
        values = others;
        return true;
      }
      return false;
    }

    @Override
    void release() {
      values = NONE;
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long integer(int at) {
      return values[at];
    }
  }

  private static boolean integral(double value) {
    return Math.rint(value) == value && Math.abs(value) < 0x1p63;
  }

  private static String shown(double value) {
    return integral(value) ? new BigDecimal(value).toPlainString() : Double.toString(value);
  }
}

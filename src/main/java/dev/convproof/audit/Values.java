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

  abstract int length();

  /** Returns a value that {@link #isInteger} says is one. */
  abstract long integer(int at);

  /** Returns whether a value is an integer of at most 2^63 − 1 in magnitude. */
  abstract boolean isInteger(int at);

  /** Copies a run as doubles, rounded where they need more than 53 bits. */
  abstract void copy(int from, double[] to, int count);

  /** Returns a value in digits, exactly. */
  abstract String show(int at);

  /** Numbers of a floating-point type. */
  private abstract static class Reals extends Values {
    abstract double real(int at);

    @Override
    long integer(int at) {
      return (long) real(at);
    }

    @Override
    boolean isInteger(int at) {
      return integral(real(at));
    }

    @Override
    String show(int at) {
      return shown(real(at));
    }
  }

  /** Numbers of an integer type. */
  private abstract static class Wholes extends Values {
    @Override
    boolean isInteger(int at) {
      return integer(at) != Long.MIN_VALUE;
    }

    @Override
    void copy(int from, double[] to, int count) {
      for (int at = 0; at < count; at++) {
        to[at] = integer(from + at);
      }
    }

    @Override
    String show(int at) {
      return Long.toString(integer(at));
    }
  }

  private static final class Floats extends Reals {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
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
    void copy(int from, double[] to, int count) {
      for (int at = 0; at < count; at++) {
        to[at] = values[from + at];
      }
    }
  }

  private static final class Doubles extends Reals {
    private final double[] values;

    Doubles(double[] values) {
      this.values = values;
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
    void copy(int from, double[] to, int count) {
      System.arraycopy(values, from, to, 0, count);
    }
  }

  private static final class Ints extends Wholes {
    private final int[] values;

    Ints(int[] values) {
      this.values = values;
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
    private final long[] values;

    Longs(long[] values) {
      this.values = values;
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
    return integral(value)
        ? new BigDecimal(value).toPlainString()
        : Double.isFinite(value) ? Double.toString(value) : String.valueOf(value);
  }
}

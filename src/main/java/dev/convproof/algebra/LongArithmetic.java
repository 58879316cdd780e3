package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Subtraction;
import dev.convproof.algebra.Arithmetic.Structure;
import java.util.Arrays;
import java.util.Optional;

/** The base of arithmetics over {@code long[]}, in which equal scalars are equal integers. */
abstract class LongArithmetic implements Arithmetic<long[]> {
  private final long zero;

  /**
   * @param zero the additive identity, which may be any integer
   */
  LongArithmetic(long zero) {
    this.zero = zero;
  }

  /** Returns a + b. */
  abstract long sum(long a, long b);

  /** Returns a · b. */
  abstract long product(long a, long b);

  @Override
  public final Optional<NumberFormat> format() {
    return Optional.empty();
  }

  /** Whatever a test draws, unscaled. */
  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
  }

  @Override
  public long[] load(long[] values, int exponent) {
    requireUnscaled(this, exponent);
    return values.clone();
  }

  /** Refuses a power of two in an arithmetic that has none. */
  static void requireUnscaled(Arithmetic<?> numbers, int exponent) {
    if (exponent != 0) {
      throw new ArithmeticException(numbers.name() + " are not scaled: exponent " + exponent);
    }
  }

  @Override
  public final long[] zeros(int length) {
    long[] buffer = new long[length];
    if (zero != 0) {
      Arrays.fill(buffer, zero);
    }
    return buffer;
  }

  @Override
  public final int length(long[] buffer) {
    return buffer.length;
  }

  @Override
  public final void copy(
      long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = sum(to[target], from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] = sum(y[yAt], product(x[xAt], k[kAt]));
  }

  @Override
  public boolean same(long[] a, int at, long[] b, int otherAt) {
    return a[at] == b[otherAt];
  }

  @Override
  public final boolean within(double distance, long[] a, int at, long[] b, int otherAt) {
    return same(a, at, b, otherAt);
  }

  @Override
  public final boolean isZero(long[] buffer, int at) {
    return buffer[at] == zero;
  }

  @Override
  public String show(long[] buffer, int at) {
    return Long.toString(buffer[at]);
  }

  /** An arithmetic over {@code long[]} with differences. */
  abstract static class LongRing extends LongArithmetic implements Subtraction<long[]> {
    LongRing() {
      super(0);
    }

    /** Returns a − b. */
    abstract long difference(long a, long b);

    @Override
    public Structure structure() {
      return Structure.RING;
    }

    @Override
    public void subtract(
        long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
      for (int i = 0; i < count; i++) {
        int target = toAt + i * toStep;
        to[target] = difference(to[target], from[at + i * step]);
      }
    }
  }
}

package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Optional;

/** Numbers that are 64-bit integers, each in one form only. */
abstract class LongNumbers implements Arithmetic<long[]> {
  private final long zero;

  /**
   * @param zero the additive identity, which may be any integer
   */
  LongNumbers(long zero) {
    this.zero = zero;
  }

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
}

package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Numbers that are immutable objects, in arrays: sums are made a scalar at a time.
 *
 * @param <T> the scalars
 */
abstract class ObjectNumbers<T> implements Arithmetic<T[]> {
  private final T zero;
  private final IntFunction<T[]> array;

  /**
   * @param zero the only scalar that equals zero
   * @param array makes an array of a length
   */
  ObjectNumbers(T zero, IntFunction<T[]> array) {
    this.zero = zero;
    this.array = array;
  }

  abstract T sum(T a, T b);

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
  public final T[] zeros(int length) {
    T[] buffer = array.apply(length);
    Arrays.fill(buffer, zero);
    return buffer;
  }

  @Override
  public final int length(T[] buffer) {
    return buffer.length;
  }

  @Override
  public final void copy(T[] from, int at, int step, T[] to, int toAt, int toStep, int count) {
    if (count > 1 && step == 1 && toStep == 1 && from != to) {
      System.arraycopy(from, at, to, toAt, count); // checks the array's type once
      return;
    }
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public final void add(T[] from, int at, int step, T[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = sum(to[target], from[at + i * step]);
    }
  }

  @Override
  public final boolean same(T[] a, int at, T[] b, int otherAt) {
    return Objects.equals(a[at], b[otherAt]);
  }

  @Override
  public final boolean within(double distance, T[] a, int at, T[] b, int otherAt) {
    return same(a, at, b, otherAt);
  }

  @Override
  public final boolean isZero(T[] buffer, int at) {
    return Objects.equals(buffer[at], zero);
  }

  @Override
  public String show(T[] buffer, int at) {
    return buffer[at].toString();
  }
}

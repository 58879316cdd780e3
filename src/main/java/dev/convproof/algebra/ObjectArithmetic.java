package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Subtraction;
import dev.convproof.algebra.Arithmetic.Structure;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The base of arithmetics whose scalars are immutable objects, in arrays.
 *
 * @param <T> the scalars
 */
abstract class ObjectArithmetic<T> implements Arithmetic<T[]> {
  private final T zero;
  private final IntFunction<T[]> array;

  /**
   * @param zero the only scalar that equals zero
   * @param array makes an array of a length
   */
  ObjectArithmetic(T zero, IntFunction<T[]> array) {
    this.zero = zero;
    this.array = array;
  }

  /** Returns a + b. */
  abstract T sum(T a, T b);

  /** Returns a · b. */
  abstract T product(T a, T b);

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
  public void multiplyAdd(T[] x, int xAt, T[] k, int kAt, T[] y, int yAt) {
    y[yAt] = sum(y[yAt], product(x[xAt], k[kAt]));
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

  /** An arithmetic over objects with differences. */
  abstract static class ObjectRing<T> extends ObjectArithmetic<T> implements Subtraction<T[]> {
    ObjectRing(T zero, IntFunction<T[]> array) {
      super(zero, array);
    }

    /** Returns a − b. */
    abstract T difference(T a, T b);

    @Override
    public Structure structure() {
      return Structure.RING;
    }

    @Override
    public final void subtract(
        T[] from, int at, int step, T[] to, int toAt, int toStep, int count) {
      for (int i = 0; i < count; i++) {
        int target = toAt + i * toStep;
        to[target] = difference(to[target], from[at + i * step]);
      }
    }
  }
}

package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** 64-bit integers: exact, or an {@link ArithmeticException} where a result does not fit. */
public final class Integers implements Numbers<long[]>, Subtraction<long[]> {
  /** The only instance. */
  public static final Integers INSTANCE = new Integers();

  private Integers() {}

  @Override
  public String name() {
    return "integers";
  }

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
  }

  /** With whole constants: only 1 and −1 have inverses. */
  @Override
  public Optional<Scaling<long[]>> scaling() {
    return Optional.of(
        new RingScaling<>(this, Integers::isUnit, c -> integers(new BigFraction[] {c})));
  }

  static boolean isUnit(BigInteger integer) {
    return integer.abs().equals(BigInteger.ONE);
  }

  @Override
  public Optional<Elimination<long[]>> elimination() {
    return Optional.of(
        new RationalElimination<>(
            v -> Arrays.stream(v).mapToObj(BigFraction::of).toArray(BigFraction[]::new),
            Integers::integers));
  }

  private static long[] integers(BigFraction[] whole) {
    return Arrays.stream(whole).mapToLong(c -> c.bigDecimalValue().longValueExact()).toArray();
  }

  @Override
  public long[] zeros(int length) {
    return new long[length];
  }

  @Override
  public int length(long[] buffer) {
    return buffer.length;
  }

  @Override
  public long[] load(long[] values, int exponent) {
    if (exponent != 0) {
      throw new ArithmeticException("integers are not scaled: exponent " + exponent);
    }
    return values.clone();
  }

  @Override
  public void copy(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = Math.addExact(to[target], from[at + i * step]);
    }
  }

  @Override
  public void subtract(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = Math.subtractExact(to[target], from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] = Math.addExact(y[yAt], Math.multiplyExact(x[xAt], k[kAt]));
  }

  @Override
  public boolean same(long[] a, int at, long[] b, int otherAt) {
    return a[at] == b[otherAt];
  }

  @Override
  public boolean isZero(long[] buffer, int at) {
    return buffer[at] == 0;
  }

  @Override
  public String show(long[] buffer, int at) {
    return Long.toString(buffer[at]);
  }
}

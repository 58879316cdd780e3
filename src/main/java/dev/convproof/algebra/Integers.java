package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** 64-bit integers: exact, or an {@link ArithmeticException} where a result does not fit. */
public final class Integers extends LongNumbers implements Subtraction<long[]> {
  /** The only instance. */
  public static final Integers INSTANCE = new Integers();

  private Integers() {
    super(0);
  }

  @Override
  public String name() {
    return "integers";
  }

  @Override
  public Structure structure() {
    return Structure.RING;
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
  public long[] load(long[] values, int exponent) {
    if (exponent != 0) {
      throw new ArithmeticException("integers are not scaled: exponent " + exponent);
    }
    return values.clone();
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
}

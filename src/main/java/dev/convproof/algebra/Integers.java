package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.LongArithmetic.LongRing;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** 64-bit integers: exact, or an {@link ArithmeticException} where a result does not fit. */
public final class Integers extends LongRing {
  /** The only instance. */
  public static final Integers INSTANCE = new Integers();

  private Integers() {}

  @Override
  public String name() {
    return "integers";
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
        Eliminations.overRationals(
            v -> Arrays.stream(v).mapToObj(BigFraction::of).toArray(BigFraction[]::new),
            Integers::integers));
  }

  private static long[] integers(BigFraction[] whole) {
    return Arrays.stream(whole).mapToLong(c -> c.bigDecimalValue().longValueExact()).toArray();
  }

  @Override
  long sum(long a, long b) {
    return Math.addExact(a, b);
  }

  @Override
  long difference(long a, long b) {
    return Math.subtractExact(a, b);
  }

  @Override
  long product(long a, long b) {
    return Math.multiplyExact(a, b);
  }
}

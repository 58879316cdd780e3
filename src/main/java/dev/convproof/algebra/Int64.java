package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.LongArithmetic.LongRing;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Java's {@code long}: the integers modulo 2^64. Overflow wraps silently; {@link Integers} refuses
 * it instead.
 */
public final class Int64 extends LongRing {
  /** The only instance. */
  public static final Int64 INSTANCE = new Int64();

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(Long.SIZE);

  private Int64() {}

  /** Returns a constant modulo 2^64; its denominator must be odd. */
  static long residue(BigFraction constant) {
    BigInteger inverse = constant.getDenominator().modInverse(MODULUS);
    return constant.getNumerator().multiply(inverse).longValue();
  }

  @Override
  public String name() {
    return "64-bit integers";
  }

  @Override
  public Exactness exactness() {
    return new Exactness(Long.MAX_VALUE, 0, 0);
  }

  /** With constants whose denominator is odd: those integers have inverses modulo 2^64. */
  @Override
  public Optional<Scaling<long[]>> scaling() {
    return Optional.of(
        new RingScaling<>(
            this, integer -> integer.testBit(0), constant -> new long[] {residue(constant)}));
  }

  @Override
  public Optional<Elimination<long[]>> elimination() {
    return Integers.INSTANCE.elimination();
  }

  @Override
  long sum(long a, long b) {
    return a + b;
  }

  @Override
  long difference(long a, long b) {
    return a - b;
  }

  @Override
  long product(long a, long b) {
    return a * b;
  }

  @Override
  public void multiplyAddAll(
      long[] x, int xAt, int xStep, long[] k, int kAt, long[] y, int yAt, int yStep, int count) {
    long factor = k[kAt];
    for (int i = 0; i < count; i++) {
      y[yAt + i * yStep] += x[xAt + i * xStep] * factor;
    }
  }
}

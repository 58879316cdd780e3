package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Java's {@code long}: the integers modulo 2^64. Overflow wraps silently; {@link Integers} refuses
 * it instead.
 */
public final class Int64 extends LongNumbers implements Subtraction<long[]> {
  /** The only instance. */
  public static final Int64 INSTANCE = new Int64();

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(Long.SIZE);

  private Int64() {
    super(0);
  }

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
  public Structure structure() {
    return Structure.RING;
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
  public long[] load(long[] values, int exponent) {
    if (exponent != 0) {
      throw new ArithmeticException("64-bit integers are not scaled: exponent " + exponent);
    }
    return values.clone();
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] += from[at + i * step];
    }
  }

  @Override
  public void subtract(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] -= from[at + i * step];
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] += x[xAt] * k[kAt];
  }
}

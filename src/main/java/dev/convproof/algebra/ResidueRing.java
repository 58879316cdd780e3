package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** The ring of residues modulo an integer below 2^62, so that the sum of two fits into a long. */
abstract class ResidueRing extends LongNumbers implements Subtraction<long[]> {
  private final long modulus;
  private final BigInteger bigModulus;

  ResidueRing(long modulus) {
    super(0);
    this.modulus = modulus;
    this.bigModulus = BigInteger.valueOf(modulus);
  }

  /** a·b for reduced factors, reduced. */
  abstract long product(long a, long b);

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public Optional<Scaling<long[]>> scaling() {
    return Optional.of(new RingScaling<>(this, this::inverts, this::scalar));
  }

  private boolean inverts(BigInteger integer) {
    return integer.gcd(bigModulus).equals(BigInteger.ONE);
  }

  private long[] scalar(BigFraction constant) {
    BigInteger inverse = constant.getDenominator().modInverse(bigModulus);
    return new long[] {constant.getNumerator().multiply(inverse).mod(bigModulus).longValue()};
  }

  /** base^exponent; a negative exponent needs a base that has an inverse. */
  final long power(long base, long exponent) {
    return BigInteger.valueOf(base).modPow(BigInteger.valueOf(exponent), bigModulus).longValue();
  }

  @Override
  public long[] load(long[] values, int exponent) {
    long scale = exponent == 0 ? 1 : power(2, exponent);
    long[] buffer = new long[values.length];
    for (int at = 0; at < buffer.length; at++) {
      buffer[at] = product(Math.floorMod(values[at], modulus), scale);
    }
    return buffer;
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = sum(to[toAt + i * toStep], from[at + i * step]);
    }
  }

  @Override
  public void subtract(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = sum(to[toAt + i * toStep], modulus - from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] = sum(y[yAt], product(x[xAt], k[kAt]));
  }

  /** a + b for operands of at most the modulus each; the result is reduced. */
  final long sum(long a, long b) {
    long sum = a + b;
    return sum >= modulus ? sum - modulus : sum;
  }

  /** Shows the representative of least absolute value, so that −1 reads −1. */
  @Override
  public String show(long[] buffer, int at) {
    long value = buffer[at];
    return Long.toString(value > modulus / 2 ? value - modulus : value);
  }
}

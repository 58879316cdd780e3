package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Inversion;
import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Arithmetic.Structure;
import dev.convproof.algebra.LongArithmetic.LongRing;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** The ring of residues modulo an integer below 2^62, so that the sum of two fits into a long. */
abstract class ResidueRing extends LongRing {
  private final long modulus;
  private final BigInteger bigModulus;

  ResidueRing(long modulus) {
    this.modulus = modulus;
    this.bigModulus = BigInteger.valueOf(modulus);
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

  /** As the base does it, with fewer calls to choose between: proofs spend their time here. */
  @Override
  public final void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] = sum(y[yAt], product(x[xAt], k[kAt]));
  }

  /** For operands of at most the modulus each; the result is reduced. */
  @Override
  final long sum(long a, long b) {
    long sum = a + b;
    return sum >= modulus ? sum - modulus : sum;
  }

  @Override
  final long difference(long a, long b) {
    return sum(a, modulus - b);
  }

  /** Shows the representative of least absolute value, so that −1 reads −1. */
  @Override
  public String show(long[] buffer, int at) {
    long value = buffer[at];
    return Long.toString(value > modulus / 2 ? value - modulus : value);
  }

  /** The field of residues modulo a prime below 2^62. */
  abstract static class ResidueField extends ResidueRing implements Inversion<long[]> {
    ResidueField(long prime) {
      super(prime);
    }

    @Override
    public Structure structure() {
      return Structure.FIELD;
    }

    @Override
    public void invert(long[] buffer, int at) {
      if (buffer[at] == 0) {
        throw new ArithmeticException("zero has no inverse among " + name());
      }
      buffer[at] = power(buffer[at], -1);
    }

    @Override
    public Optional<Elimination<long[]>> elimination() {
      return Optional.of(Eliminations.byPivot(this, a -> new long[] {power(a[0], -1)}));
    }
  }
}

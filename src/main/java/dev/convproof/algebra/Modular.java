package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The integers modulo n, at most 2^31: small rings that lack divisions. Claims no more than all of
 * them are, a ring, though some are fields.
 */
public final class Modular extends ResidueRing {
  private static final long GREATEST = 1L << 31;

  /** No composite this small passes so many rounds. */
  private static final int CERTAINTY = 100;

  private final long n;

  /**
   * @param n from 2 to 2^31
   */
  public Modular(long n) {
    super(n);
    if (n < 2 || n > GREATEST) {
      throw new IllegalArgumentException("modulus " + n + ": must be 2 to " + GREATEST);
    }
    this.n = n;
  }

  @Override
  public String name() {
    return "integers mod " + n;
  }

  /** Returns elimination where n is a prime, and nothing otherwise. */
  @Override
  public Optional<Elimination<long[]>> elimination() {
    return BigInteger.valueOf(n).isProbablePrime(CERTAINTY)
        ? Optional.of(Eliminations.byPivot(this, scalar -> new long[] {power(scalar[0], -1)}))
        : Optional.empty();
  }

  @Override
  long product(long a, long b) {
    return a * b % n;
  }
}

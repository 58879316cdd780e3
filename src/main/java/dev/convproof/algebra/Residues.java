package dev.convproof.algebra;

import dev.convproof.algebra.ResidueRing.ResidueField;

/**
 * The field of residues modulo the Mersenne prime 2^61−1, reduced by shifts. A polynomial identity
 * of degree d that fails at all is caught by a random point with probability at least 1 −
 * d/(2^61−1).
 */
public final class Residues extends ResidueField {
  /** The modulus, 2^61−1. */
  public static final long MODULUS = (1L << 61) - 1;

  /** The only instance. */
  public static final Residues INSTANCE = new Residues();

  private Residues() {
    super(MODULUS);
  }

  @Override
  public String name() {
    return "residues";
  }

  /** Returns the residue of an integer. */
  public static long of(long integer) {
    long folded = (integer & MODULUS) + (integer >> 61); // from −4 to the modulus + 3
    return folded < 0 ? folded + MODULUS : folded >= MODULUS ? folded - MODULUS : folded;
  }

  /** Returns a + b·c, for residues. */
  public static long plus(long a, long b, long c) {
    return add(a, times(b, c));
  }

  /** Returns a residue times 2^bits, for 0 to 60 bits: a rotation. */
  public static long shifted(long a, int bits) {
    long rotated = ((a << bits) & MODULUS) | (a >>> (61 - bits));
    return rotated == MODULUS ? 0 : rotated;
  }

  /** Returns the sum of two residues. */
  public static long add(long a, long b) {
    long sum = a + b;
    return sum >= MODULUS ? sum - MODULUS : sum;
  }

  /** Returns the product of two residues: its 122 bits are folded at bit 61, because 2^61 ≡ 1. */
  public static long times(long a, long b) {
    long low = a * b;
    long high = Math.multiplyHigh(a, b);
    return add(low & MODULUS, (high << 3) | (low >>> 61));
  }

  @Override
  long product(long a, long b) {
    return times(a, b);
  }
}

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

  /** The 122-bit product is folded at bit 61, because 2^61 ≡ 1. */
  @Override
  long product(long a, long b) {
    long low = a * b;
    long high = Math.multiplyHigh(a, b);
    return sum(low & MODULUS, (high << 3) | (low >>> 61));
  }
}

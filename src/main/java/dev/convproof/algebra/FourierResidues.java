package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.RootsOfUnity;
import dev.convproof.algebra.ResidueRing.ResidueField;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The field of residues modulo the prime p = 29·2^57+1, which has roots of unity of every order up
 * to 2^57: over it, a Fourier transform is a number-theoretic transform, and exact.
 *
 * <p>p lies between 2^61 and 2^62. So the sum of two residues fits into a signed long, and products
 * are reduced by Montgomery's method with R = 2^64, where only one factor of a product, any 64-bit
 * number, has to be read as unsigned.
 *
 * <p>Source: Montgomery, Modular Multiplication Without Trial Division, 1985. 3 generates the
 * multiplicative group, whose order is 29·2^57.
 */
public final class FourierResidues extends ResidueField implements RootsOfUnity<long[]> {
  /** The modulus, 29·2^57+1. */
  public static final long MODULUS = (29L << 57) + 1;

  /** The only instance. */
  public static final FourierResidues INSTANCE = new FourierResidues();

  private static final int GREATEST_ORDER_BITS = 57;
  private static final long GENERATOR = 3;

  /** −1/p modulo 2^64: (p − 1)² is a multiple of 2^64, hence 1/p = 2 − p. */
  private static final long MINUS_INVERSE = MODULUS - 2;

  private final Map<Integer, long[]> powersByOrder = new ConcurrentHashMap<>();
  private final long rSquared = power(2, 2 * Long.SIZE);

  private FourierResidues() {
    super(MODULUS);
  }

  @Override
  public String name() {
    return "fourier-residues";
  }

  @Override
  long product(long a, long b) {
    return montgomery(montgomery(a, b), rSquared);
  }

  /** a·b/R: a multiple of p makes the 124-bit product divisible by R. */
  private static long montgomery(long a, long b) {
    long low = a * b;
    long multiple = low * MINUS_INVERSE;
    long carry = low == 0 ? 0 : 1; // low + (multiple·p modulo R) is 0 or R
    long quotient = Math.multiplyHigh(a, b) + highOfUnsigned(multiple, MODULUS) + carry;
    return quotient >= MODULUS ? quotient - MODULUS : quotient;
  }

  /**
   * Returns the upper half of a product whose first factor is unsigned and whose second is
   * positive.
   */
  private static long highOfUnsigned(long unsigned, long positive) {
    return Math.multiplyHigh(unsigned, positive) + (unsigned < 0 ? positive : 0);
  }

  @Override
  public Optional<RootsOfUnity<long[]>> roots() {
    return Optional.of(this);
  }

  @Override
  public boolean has(int order) {
    return Integer.bitCount(order) == 1
        && Integer.numberOfTrailingZeros(order) <= GREATEST_ORDER_BITS;
  }

  @Override
  public long[] powers(int order) {
    return powersByOrder.computeIfAbsent(order, this::computed).clone();
  }

  private long[] computed(int order) {
    long[] powers = new long[Math.max(1, order / 2)];
    long root = power(GENERATOR, (MODULUS - 1) / order);
    Arrays.setAll(powers, at -> at == 0 ? 1 : product(powers[at - 1], root));
    return powers;
  }
}

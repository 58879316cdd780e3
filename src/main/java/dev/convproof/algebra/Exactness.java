package dev.convproof.algebra;

/**
 * The integers that an algebra represents exactly, and the powers of two that whole tensors may be
 * scaled by.
 *
 * @param magnitude every integer up to this absolute value is exact
 * @param leastExponent the least exponent e for which every integer · 2^e up to the magnitude is
 *     exact
 * @param greatestExponent the greatest such exponent
 */
public record Exactness(long magnitude, int leastExponent, int greatestExponent) {

  /** Integers of every size that a test draws, unscaled. */
  public static final Exactness INTEGERS = new Exactness(1L << 53, 0, 0);

  /** Returns this exactness with the magnitude divided by 2^bits, for laws that sum further. */
  public Exactness withHeadroom(int bits) {
    return new Exactness(magnitude >> bits, leastExponent, greatestExponent);
  }
}

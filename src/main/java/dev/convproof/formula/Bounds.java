package dev.convproof.formula;

/** How large a formula may be, so that no input hangs or exhausts memory or stack. */
public final class Bounds {
  /** Characters (code points) of a formula. */
  public static final int CHARACTERS = 1000;

  /** Brackets open at the same time. */
  public static final int NESTING = 100;

  /** Operations that contain one another; {@code 1+1+1} has two. */
  public static final int DEPTH = 100;

  /** Digits of a number, so that it fits into a {@code long}. */
  public static final int DIGITS = 18;

  /** The largest exponent; the smallest is 0. */
  public static final int EXPONENT = 16;

  /**
   * Numbers and variables multiplied together, in the numerator or the denominator of the formula
   * brought over one denominator. A value therefore has at most this many times the digits of the
   * largest variable or number, and some for sums.
   */
  public static final int FACTORS = 100;

  private Bounds() {}
}

package dev.convproof.algebra;

import java.util.Locale;

/** A binary floating-point format of IEEE 754, with round to nearest and gradual underflow. */
public enum NumberFormat {
  /** Half precision. */
  FLOAT16(11, -24, 65504, 2),
  /** Half the bits of single precision, with its exponents. */
  BFLOAT16(8, -133, 0x1.FEp127, 2),
  /** Single precision. */
  FLOAT32(24, Float.MIN_EXPONENT - 23, Float.MAX_VALUE, 4),
  /** Double precision. */
  FLOAT64(53, Double.MIN_EXPONENT - 52, Double.MAX_VALUE, 8);

  private final int precision;
  private final int leastExponent;
  private final double greatest;
  private final int bytes;

  NumberFormat(int precision, int leastExponent, double greatest, int bytes) {
    this.precision = precision;
    this.leastExponent = leastExponent;
    this.greatest = greatest;
    this.bytes = bytes;
  }

  /** Bits of the significand, p. */
  public int precision() {
    return precision;
  }

  /** Bytes of a number. */
  public int bytes() {
    return bytes;
  }

  /** Bytes of so many numbers. */
  public long bytes(long numbers) {
    return Math.multiplyExact(numbers, bytes);
  }

  /** Returns the exponent of the least positive number. */
  public int leastExponent() {
    return leastExponent;
  }

  /** Returns the least positive number η, by which gradual underflow is off at most half. */
  public double leastPositive() {
    return Math.scalb(1.0, leastExponent);
  }

  /** Returns the unit roundoff u = 2^−p, by which a rounded result is off at most, relatively. */
  public double roundoff() {
    return Math.scalb(1.0, -precision);
  }

  /** Returns the greatest finite number. */
  public double greatest() {
    return greatest;
  }

  /** NumPy's name, such as {@code float64}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

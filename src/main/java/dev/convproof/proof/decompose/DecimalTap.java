package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.ExactNumber;
import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A tap whose parts are decimals.
 *
 * @param real the real part
 * @param imaginary the imaginary part, 0 for a real tap
 */
public record DecimalTap(BigDecimal real, BigDecimal imaginary) {
  /** The tap 0. */
  static final DecimalTap ZERO = new DecimalTap(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int PLAIN_DIGITS = 20;

  /** The shortest decimals that read back as the same doubles. */
  static DecimalTap of(Complex value) {
    return new DecimalTap(decimal(value.re()), decimal(value.im()));
  }

  private static BigDecimal decimal(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean hugeInteger = decimal.precision() - decimal.scale() > PLAIN_DIGITS;
    return decimal.scale() < 0 && !hugeInteger ? decimal.setScale(0) : decimal;
  }

  DecimalTap plus(DecimalTap other) {
    return new DecimalTap(real.add(other.real), imaginary.add(other.imaginary));
  }

  DecimalTap times(DecimalTap other) {
    return new DecimalTap(
        real.multiply(other.real).subtract(imaginary.multiply(other.imaginary)),
        real.multiply(other.imaginary).add(imaginary.multiply(other.real)));
  }

  /** The larger one of the two parts of the difference from a rational number. */
  BigFraction distance(BigFraction from) {
    BigFraction ahead = ExactNumber.of(real).subtract(from).abs();
    BigFraction aside = ExactNumber.of(imaginary).abs();
    return ahead.compareTo(aside) >= 0 ? ahead : aside;
  }

  /** Such as {@code 0.5}, or {@code 0.5-1.25i}. */
  @Override
  public String toString() {
    if (imaginary.signum() == 0) {
      return real.toString();
    }
    return real + (imaginary.signum() > 0 ? "+" : "") + imaginary + "i";
  }
}

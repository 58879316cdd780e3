package dev.convproof.cli;

import dev.convproof.algebra.Rationals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How far a composition of decimals is from a kernel.
 *
 * @param atMost three digits, rounded up
 * @param exact the same as a fraction
 */
record Residual(BigDecimal atMost, String exact) {
  private static final MathContext THREE_DIGITS_UP = new MathContext(3, RoundingMode.CEILING);

  static Residual of(BigFraction residual) {
    BigDecimal numerator = new BigDecimal(residual.getNumerator().abs());
    BigDecimal denominator = new BigDecimal(residual.getDenominator().abs());
    return new Residual(
        numerator.divide(denominator, THREE_DIGITS_UP),
        Rationals.INSTANCE.show(new BigFraction[] {residual}, 0));
  }
}

package dev.convproof.formula;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** What a formula comes to where its variables are numbers: an exact number, or none. */
public sealed interface Value {
  /** A number. Two are equal exactly when the numbers are. */
  record Defined(BigFraction number) implements Value {
    /** A whole number in decimal, another as {@code numerator/denominator}. */
    @Override
    public String toString() {
      BigInteger numerator = number.getNumerator().abs();
      BigInteger denominator = number.getDenominator().abs();
      String sign = number.signum() < 0 ? "-" : "";
      return sign + numerator + (denominator.equals(BigInteger.ONE) ? "" : "/" + denominator);
    }
  }

  /** No number, and why: {@code division by zero: kh-1 is 0}. */
  record Undefined(String reason) implements Value {}

  /** A whole number. */
  static Value of(BigInteger number) {
    return new Defined(BigFraction.of(number));
  }

  /** A whole number. */
  static Value of(long number) {
    return new Defined(BigFraction.of(number));
  }
}

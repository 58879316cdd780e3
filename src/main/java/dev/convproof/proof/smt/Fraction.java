package dev.convproof.proof.smt;

import static dev.convproof.formula.Expressions.ONE;
import static dev.convproof.formula.Expressions.product;

import dev.convproof.formula.Formula;

/**
 * A rational number as two whole ones, in which {@code /} occurs directly inside a floor only.
 *
 * @param numerator of any sign
 * @param denominator positive wherever the number is defined
 */
record Fraction(Formula numerator, Formula denominator) {

  static Fraction whole(Formula number) {
    return new Fraction(number, ONE);
  }

  boolean isWhole() {
    return denominator.equals(ONE);
  }

  /** The numerator over a common denominator with another fraction. */
  Formula beside(Fraction other) {
    return denominator.equals(other.denominator)
        ? numerator
        : product(numerator, other.denominator);
  }

  /** A common denominator with another fraction. */
  Formula common(Fraction other) {
    return denominator.equals(other.denominator)
        ? denominator
        : product(denominator, other.denominator);
  }

  /** ⌊this⌋, a whole number. */
  Formula floor() {
    return isWhole() ? numerator : new Formula.Floor(new Formula.Quotient(numerator, denominator));
  }
}

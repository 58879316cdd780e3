package dev.convproof.formula;

import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Power;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import java.math.BigInteger;

/**
 * Builds formulas from formulas, and leaves out what changes nothing: a summand 0, a factor 1, a
 * divisor 1. Nothing that could be undefined is left out.
 */
public final class Expressions {
  /** The numeral 0. */
  public static final Formula ZERO = number(0);

  /** The numeral 1. */
  public static final Formula ONE = number(1);

  private Expressions() {}

  /** A whole number, of either sign. */
  public static Formula number(long value) {
    return number(BigInteger.valueOf(value));
  }

  /** A whole number, of either sign. */
  public static Formula number(BigInteger value) {
    return value.signum() < 0 ? new Negation(new Numeral(value.negate())) : new Numeral(value);
  }

  /** A variable. */
  public static Formula variable(String name) {
    return new Variable(name);
  }

  /** left + right. */
  public static Formula sum(Formula left, Formula right) {
    if (left.equals(ZERO)) {
      return right;
    }
    return right.equals(ZERO) ? left : new Sum(left, right);
  }

  /** left − right. */
  public static Formula difference(Formula left, Formula right) {
    if (right.equals(ZERO)) {
      return left;
    }
    return left.equals(ZERO) ? negation(right) : new Difference(left, right);
  }

  /** −operand; a minus twice is none. */
  public static Formula negation(Formula operand) {
    if (operand instanceof Negation twice) {
      return twice.operand();
    }
    return operand.equals(ZERO) ? ZERO : new Negation(operand);
  }

  /** left · right. */
  public static Formula product(Formula left, Formula right) {
    if (left.equals(ONE)) {
      return right;
    }
    return right.equals(ONE) ? left : new Product(left, right);
  }

  /** dividend / divisor. */
  public static Formula quotient(Formula dividend, Formula divisor) {
    return divisor.equals(ONE) ? dividend : new Quotient(dividend, divisor);
  }

  /** base to the power of an exponent. */
  public static Formula power(Formula base, int exponent) {
    return exponent == 1 || base.equals(ONE) ? base : new Power(base, exponent);
  }
}

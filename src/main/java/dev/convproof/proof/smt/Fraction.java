package dev.convproof.proof.smt;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rational number as two whole ones, in which {@code /} occurs directly inside a floor only.
 *
 * @param numerator of any sign
 * @param denominator positive wherever the number is defined
 */
record Fraction(Formula numerator, Formula denominator) {

  static Fraction whole(Formula number) {
    return new Fraction(number, Expressions.ONE);
  }

  boolean isWhole() {
    return denominator.equals(Expressions.ONE);
  }

  /** Returns the numerator over a common denominator with another fraction. */
  Formula beside(Fraction other) {
    return denominator.equals(other.denominator)
        ? numerator
        : Expressions.product(numerator, other.denominator);
  }

  /** Returns a common denominator with another fraction. */
  Formula common(Fraction other) {
    return denominator.equals(other.denominator)
        ? denominator
        : Expressions.product(denominator, other.denominator);
  }

  /** Returns ⌊this⌋, a whole number. */
  Formula floor() {
    return isWhole() ? numerator : new Formula.Floor(new Formula.Quotient(numerator, denominator));
  }

  /**
   * Multiplies quotients out: every formula becomes one fraction of whole numbers, and every
   * rounding a floor of such a fraction. Divisors are collected, since none may be zero.
   */
  static final class Expansion implements Formula.Visitor<Fraction> {
    private final DivisionRule division;
    private final Divisors divisors;

    /**
     * @param division what a quotient means outside a written floor or ceil, inside which it is
     *     exact
     * @param divisors where to collect divisors
     */
    Expansion(DivisionRule division, Divisors divisors) {
      this.division = division;
      this.divisors = divisors;
    }

    Fraction of(Formula formula) {
      return divisors.checked(formula.accept(this));
    }

    @Override
    public Fraction numeral(Formula.Numeral numeral) {
      return Fraction.whole(numeral);
    }

    @Override
    public Fraction variable(Formula.Variable variable) {
      return Fraction.whole(variable);
    }

    @Override
    public Fraction negation(Formula.Negation negation) {
      Fraction operand = of(negation.operand());
      return new Fraction(Expressions.negation(operand.numerator()), operand.denominator());
    }

    @Override
    public Fraction sum(Formula.Sum sum) {
      Fraction left = of(sum.left());
      Fraction right = of(sum.right());
      return new Fraction(
          Expressions.sum(left.beside(right), right.beside(left)), left.common(right));
    }

    @Override
    public Fraction difference(Formula.Difference difference) {
      Fraction left = of(difference.left());
      Fraction right = of(difference.right());
      return new Fraction(
          Expressions.difference(left.beside(right), right.beside(left)), left.common(right));
    }

    @Override
    public Fraction product(Formula.Product product) {
      Fraction left = of(product.left());
      Fraction right = of(product.right());
      return new Fraction(
          Expressions.product(left.numerator(), right.numerator()),
          Expressions.product(left.denominator(), right.denominator()));
    }

    @Override
    public Fraction quotient(Formula.Quotient quotient) {
      Fraction dividend = of(quotient.dividend());
      Fraction divisor = of(quotient.divisor());
      divisors.add(divisor.numerator());
      Formula above = Expressions.product(dividend.numerator(), divisor.denominator());
      Formula below = Expressions.product(dividend.denominator(), divisor.numerator());
      if (!divisors.isPositive(divisor.numerator())) { // a square is, unless it is zero
        above = Expressions.product(above, divisor.numerator());
        below =
            Expressions.product(dividend.denominator(), Expressions.power(divisor.numerator(), 2));
      }
      Fraction exact = divisors.checked(new Fraction(above, below));
      return division == DivisionRule.FLOOR ? Fraction.whole(exact.floor()) : exact;
    }

    @Override
    public Fraction power(Formula.Power power) {
      Fraction base = of(power.base());
      return new Fraction(
          Expressions.power(base.numerator(), power.exponent()),
          Expressions.power(base.denominator(), power.exponent()));
    }

    @Override
    public Fraction floor(Formula.Floor floor) {
      return Fraction.whole(
          new Expansion(DivisionRule.EXACT, divisors).of(floor.operand()).floor());
    }

    @Override
    public Fraction ceiling(Formula.Ceiling ceiling) { // ⌈x⌉ = −⌊−x⌋
      Fraction exact = new Expansion(DivisionRule.EXACT, divisors).of(ceiling.operand());
      Fraction below = new Fraction(Expressions.negation(exact.numerator()), exact.denominator());
      return Fraction.whole(Expressions.negation(below.floor()));
    }

    @Override
    public Fraction maximum(Formula.Maximum maximum) {
      return extremum(maximum.operands(), Formula.Maximum::new);
    }

    @Override
    public Fraction minimum(Formula.Minimum minimum) {
      return extremum(minimum.operands(), Formula.Minimum::new);
    }

    private Fraction extremum(List<Formula> operands, Function<List<Formula>, Formula> choice) {
      return operands.stream()
          .map(this::of)
          .reduce(
              (a, b) -> new Fraction(choice.apply(List.of(a.beside(b), b.beside(a))), a.common(b)))
          .orElseThrow();
    }
  }
}

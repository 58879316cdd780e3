package dev.convproof.formula;

import java.util.List;

/**
 * How large a formula is.
 *
 * @param depth the operations that contain one another
 * @param numerator the numbers and variables multiplied together in the numerator, at most, once
 *     the formula is brought over one denominator; counting stops at a million
 * @param denominator the same in the denominator
 */
record Size(int depth, long numerator, long denominator) {
  private static final long MANY = 1_000_000;

  Size {
    numerator = Math.min(numerator, MANY);
    denominator = Math.min(denominator, MANY);
  }

  static Size of(Formula formula) {
    return formula.accept(new Measuring());
  }

  long factors() {
    return Math.max(numerator, denominator);
  }

  private Size plus(Size other) {
    long sum = Math.max(numerator + other.denominator, other.numerator + denominator);
    return new Size(above(other), sum, denominator + other.denominator);
  }

  private Size times(Size other) {
    return new Size(above(other), numerator + other.numerator, denominator + other.denominator);
  }

  private Size over(Size other) {
    return new Size(above(other), numerator + other.denominator, denominator + other.numerator);
  }

  private Size or(Size other) {
    return new Size(
        Math.max(depth, other.depth),
        Math.max(numerator, other.numerator),
        Math.max(denominator, other.denominator));
  }

  private int above(Size other) {
    return 1 + Math.max(depth, other.depth);
  }

  private static final class Measuring implements FormulaVisitor<Size> {
    @Override
    public Size numeral(Formula.Numeral numeral) {
      return new Size(0, 1, 0);
    }

    @Override
    public Size variable(Formula.Variable variable) {
      return new Size(0, 1, 0);
    }

    @Override
    public Size negation(Formula.Negation negation) {
      Size operand = of(negation.operand());
      return new Size(1 + operand.depth, operand.numerator, operand.denominator);
    }

    @Override
    public Size sum(Formula.Sum sum) {
      return of(sum.left()).plus(of(sum.right()));
    }

    @Override
    public Size difference(Formula.Difference difference) {
      return of(difference.left()).plus(of(difference.right()));
    }

    @Override
    public Size product(Formula.Product product) {
      return of(product.left()).times(of(product.right()));
    }

    @Override
    public Size quotient(Formula.Quotient quotient) {
      return of(quotient.dividend()).over(of(quotient.divisor()));
    }

    @Override
    public Size power(Formula.Power power) {
      Size base = of(power.base());
      int e = power.exponent();
      return new Size(1 + base.depth, base.numerator * e, base.denominator * e);
    }

    @Override
    public Size floor(Formula.Floor floor) {
      return whole(of(floor.operand()));
    }

    @Override
    public Size ceiling(Formula.Ceiling ceiling) {
      return whole(of(ceiling.operand()));
    }

    @Override
    public Size maximum(Formula.Maximum maximum) {
      return largest(maximum.operands());
    }

    @Override
    public Size minimum(Formula.Minimum minimum) {
      return largest(minimum.operands());
    }

    private static Size whole(Size rounded) {
      return new Size(1 + rounded.depth, rounded.numerator, 0);
    }

    private static Size largest(List<Formula> operands) {
      Size all = operands.stream().map(Size::of).reduce(Size::or).orElseThrow();
      return new Size(1 + all.depth, all.numerator, all.denominator);
    }
  }
}

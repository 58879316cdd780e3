package dev.convproof.formula;

import java.util.List;
import java.util.function.BiConsumer;

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

  /** Reports, as a problem and its remedy, that a formula's operations exceed the bounds. */
  static void check(Formula formula, BiConsumer<Said, Said> refuse) {
    Extent extent = Extent.of(formula);
    if (extent.depth() > DEPTH) {
      refuse.accept(Said.of("many-operations"), Said.of("most-operations", DEPTH));
    } else if (extent.factors() > FACTORS) {
      refuse.accept(Said.of("many-factors"), Said.of("most-factors", FACTORS));
    }
  }

  /**
   * How large a formula is, measured on each operation as it is read.
   *
   * @param depth the operations that contain one another
   * @param numerator the numbers and variables multiplied together in the numerator, at most, once
   *     the formula is brought over one denominator; counting stops at a million
   * @param denominator the same in the denominator
   */
  private record Extent(int depth, long numerator, long denominator) {
    private static final long MANY = 1_000_000;

    Extent {
      numerator = Math.min(numerator, MANY);
      denominator = Math.min(denominator, MANY);
    }

    static Extent of(Formula formula) {
      return formula.accept(new Measuring());
    }

    long factors() {
      return Math.max(numerator, denominator);
    }

    private Extent plus(Extent other) {
      long sum = Math.max(numerator + other.denominator, other.numerator + denominator);
      return new Extent(above(other), sum, denominator + other.denominator);
    }

    private Extent times(Extent other) {
      return new Extent(above(other), numerator + other.numerator, denominator + other.denominator);
    }

    private Extent over(Extent other) {
      return new Extent(above(other), numerator + other.denominator, denominator + other.numerator);
    }

    private Extent or(Extent other) {
      return new Extent(
          Math.max(depth, other.depth),
          Math.max(numerator, other.numerator),
          Math.max(denominator, other.denominator));
    }

    private int above(Extent other) {
      return 1 + Math.max(depth, other.depth);
    }

    private static final class Measuring implements Formula.Visitor<Extent> {
      @Override
      public Extent numeral(Formula.Numeral numeral) {
        return new Extent(0, 1, 0);
      }

      @Override
      public Extent variable(Formula.Variable variable) {
        return new Extent(0, 1, 0);
      }

      @Override
      public Extent negation(Formula.Negation negation) {
        Extent operand = of(negation.operand());
        return new Extent(1 + operand.depth, operand.numerator, operand.denominator);
      }

      @Override
      public Extent sum(Formula.Sum sum) {
        return of(sum.left()).plus(of(sum.right()));
      }

      @Override
      public Extent difference(Formula.Difference difference) {
        return of(difference.left()).plus(of(difference.right()));
      }

      @Override
      public Extent product(Formula.Product product) {
        return of(product.left()).times(of(product.right()));
      }

      @Override
      public Extent quotient(Formula.Quotient quotient) {
        return of(quotient.dividend()).over(of(quotient.divisor()));
      }

      @Override
      public Extent power(Formula.Power power) {
        Extent base = of(power.base());
        int e = power.exponent();
        return new Extent(1 + base.depth, base.numerator * e, base.denominator * e);
      }

      @Override
      public Extent floor(Formula.Floor floor) {
        return whole(of(floor.operand()));
      }

      @Override
      public Extent ceiling(Formula.Ceiling ceiling) {
        return whole(of(ceiling.operand()));
      }

      @Override
      public Extent maximum(Formula.Maximum maximum) {
        return largest(maximum.operands());
      }

      @Override
      public Extent minimum(Formula.Minimum minimum) {
        return largest(minimum.operands());
      }

      private static Extent whole(Extent rounded) {
        return new Extent(1 + rounded.depth, rounded.numerator, 0);
      }

      private static Extent largest(List<Formula> operands) {
        Extent all = operands.stream().map(Extent::of).reduce(Extent::or).orElseThrow();
        return new Extent(1 + all.depth, all.numerator, all.denominator);
      }
    }
  }
}

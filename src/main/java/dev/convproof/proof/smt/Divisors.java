package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The divisors met while quotients are multiplied out, and what is known of their sign. */
final class Divisors {
  /** Numbers, variables and operations of one side of one fraction. */
  private static final long LARGEST = 4_000;

  private static final long MANY = 1L << 40;

  private final LowerBound bounds;
  private final Set<Formula> met = new LinkedHashSet<>();
  private final IdentityHashMap<Formula, Long> sizes = new IdentityHashMap<>();

  Divisors(LowerBound bounds) {
    this.bounds = bounds;
  }

  /** Notes a divisor; a numeral other than 0 needs no note. */
  void add(Formula divisor) {
    if (!(divisor instanceof Formula.Numeral numeral && numeral.value().signum() != 0)) {
      met.add(divisor);
    }
  }

  /** Returns those noted since the last call, in order. */
  List<Formula> taken() {
    List<Formula> taken = new ArrayList<>(met);
    met.clear();
    return taken;
  }

  boolean isPositive(Formula whole) {
    return bounds.isPositive(whole);
  }

  /** Returns the fraction, unless it has grown too large. */
  Fraction checked(Fraction fraction) {
    if (size(fraction.numerator()) > LARGEST || size(fraction.denominator()) > LARGEST) {
      throw new TooLarge();
    }
    return fraction;
  }

  /** Returns the numbers, variables and operations of a formula, written out, up to many. */
  private long size(Formula formula) {
    Long known = sizes.get(formula);
    if (known == null) {
      long parts =
          formula instanceof Formula.Power power // written out as a product
              ? power.exponent() * size(power.base())
              : operands(formula).stream().mapToLong(this::size).sum();
      known = Math.min(MANY, 1 + parts);
      sizes.put(formula, known);
    }
    return known;
  }

  private static List<Formula> operands(Formula formula) {
    if (formula instanceof Formula.Negation negation) {
      return List.of(negation.operand());
    } else if (formula instanceof Formula.Sum sum) {
      return List.of(sum.left(), sum.right());
    } else if (formula instanceof Formula.Difference difference) {
      return List.of(difference.left(), difference.right());
    } else if (formula instanceof Formula.Product product) {
      return List.of(product.left(), product.right());
    } else if (formula instanceof Formula.Quotient quotient) {
      return List.of(quotient.dividend(), quotient.divisor());
    } else if (formula instanceof Formula.Floor floor) {
      return List.of(floor.operand());
    } else if (formula instanceof Formula.Maximum maximum) {
      return maximum.operands();
    } else if (formula instanceof Formula.Minimum minimum) {
      return minimum.operands();
    }
    return List.of(); // a numeral or a variable; a ceiling was made a floor
  }

  /** A formula that multiplies out to more than a solver should be given. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("multiplied out, the statement is too large for a solver", null, false, false);
    }
  }
}

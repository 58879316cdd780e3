package dev.convproof.formula;

import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Maximum;
import dev.convproof.formula.Formula.Minimum;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Power;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a formula shorter without taking it apart: numbers that are factors or summands of one
 * another become one, equal summands are counted, a number is cancelled from a quotient. The value
 * stays the same wherever the variables are whole numbers and the formula is defined.
 */
public final class Simplified implements Formula.Visitor<Formula> {
  private final DivisionRule division;

  private Simplified(DivisionRule division) {
    this.division = division;
  }

  /** Returns the formula, shorter if it can be, where quotients mean this. */
  public static Formula of(Formula formula, DivisionRule division) {
    return formula.accept(new Simplified(division));
  }

  /** A multiple of something that is no multiple itself. */
  private record Multiple(BigInteger times, Formula body) {
    static Multiple of(Formula formula) {
      if (formula instanceof Numeral numeral) {
        return new Multiple(numeral.value(), Expressions.ONE);
      }
      if (formula instanceof Negation negation) {
        Multiple positive = of(negation.operand());
        return new Multiple(positive.times.negate(), positive.body);
      }
      if (formula instanceof Product product) {
        Multiple left = of(product.left());
        Multiple right = of(product.right());
        return new Multiple(
            left.times.multiply(right.times), Expressions.product(left.body, right.body));
      }
      return new Multiple(BigInteger.ONE, formula);
    }

    Formula formula() {
      if (times.signum() == 0) {
        return Expressions.ZERO;
      }
      if (times.signum() < 0) {
        return Expressions.negation(new Multiple(times.negate(), body).formula());
      }
      return times.equals(BigInteger.ONE) ? body : before(Expressions.number(times), body);
    }

    /** Puts a number before the first factor. */
    private static Formula before(Formula number, Formula body) {
      return body instanceof Product product
          ? new Product(before(number, product.left()), product.right())
          : Expressions.product(number, body);
    }
  }

  @Override
  public Formula numeral(Numeral numeral) {
    return numeral;
  }

  @Override
  public Formula variable(Variable variable) {
    return variable;
  }

  @Override
  public Formula negation(Negation negation) {
    return Expressions.negation(of(negation.operand()));
  }

  @Override
  public Formula sum(Sum sum) {
    return added(sum);
  }

  @Override
  public Formula difference(Difference difference) {
    return added(difference);
  }

  /** The summands in their order, equal ones as one; a number stays first or comes last. */
  private Formula added(Formula sum) {
    List<Multiple> summands = new ArrayList<>();
    collect(sum, BigInteger.ONE, summands);
    Map<Formula, BigInteger> times = new LinkedHashMap<>();
    for (Multiple one : summands) {
      times.merge(one.body(), one.times(), BigInteger::add);
    }
    boolean first = summands.get(0).body().equals(Expressions.ONE);
    if (!first && times.containsKey(Expressions.ONE)) {
      times.put(Expressions.ONE, times.remove(Expressions.ONE));
    }
    Formula all = Expressions.ZERO;
    for (Map.Entry<Formula, BigInteger> one : times.entrySet()) {
      Multiple positive = new Multiple(one.getValue().abs(), one.getKey());
      all =
          one.getValue().signum() < 0
              ? Expressions.difference(all, positive.formula())
              : Expressions.sum(all, positive.formula());
    }
    return all;
  }

  private void collect(Formula part, BigInteger sign, List<Multiple> summands) {
    if (part instanceof Sum sum) {
      collect(sum.left(), sign, summands);
      collect(sum.right(), sign, summands);
    } else if (part instanceof Difference difference) {
      collect(difference.left(), sign, summands);
      collect(difference.right(), sign.negate(), summands);
    } else {
      Multiple one = Multiple.of(of(part));
      summands.add(new Multiple(one.times().multiply(sign), one.body()));
    }
  }

  @Override
  public Formula product(Product product) {
    Multiple all = Multiple.of(Expressions.product(of(product.left()), of(product.right())));
    boolean exact = division == DivisionRule.EXACT;
    if (exact && all.body() instanceof Quotient quotient) {
      Formula dividend = new Multiple(all.times(), quotient.dividend()).formula();
      return quotient(new Quotient(dividend, quotient.divisor()));
    }
    return all.formula();
  }

  @Override
  public Formula quotient(Quotient quotient) {
    Formula dividend = of(quotient.dividend());
    Formula divisor = of(quotient.divisor());
    Multiple below = Multiple.of(divisor);
    if (below.times().signum() <= 0) {
      return Expressions.quotient(dividend, divisor);
    }
    BigInteger common = common(dividend).gcd(below.times());
    return Expressions.quotient(
        divided(dividend, common),
        new Multiple(below.times().divide(common), below.body()).formula());
  }

  /** The greatest number that divides every summand. */
  private static BigInteger common(Formula formula) {
    if (formula instanceof Sum sum) {
      return common(sum.left()).gcd(common(sum.right()));
    }
    if (formula instanceof Difference difference) {
      return common(difference.left()).gcd(common(difference.right()));
    }
    return Multiple.of(formula).times();
  }

  private static Formula divided(Formula formula, BigInteger by) {
    if (by.signum() == 0 || by.equals(BigInteger.ONE)) {
      return formula;
    }
    if (formula instanceof Sum sum) {
      return Expressions.sum(divided(sum.left(), by), divided(sum.right(), by));
    }
    if (formula instanceof Difference difference) {
      return Expressions.difference(
          divided(difference.left(), by), divided(difference.right(), by));
    }
    Multiple one = Multiple.of(formula);
    return new Multiple(one.times().divide(by), one.body()).formula();
  }

  @Override
  public Formula power(Power power) {
    return Expressions.power(of(power.base()), power.exponent());
  }

  @Override
  public Formula floor(Floor floor) {
    return rounded(floor.operand()).orElseGet(() -> new Floor(exact(floor.operand())));
  }

  @Override
  public Formula ceiling(Ceiling ceiling) {
    return rounded(ceiling.operand()).orElseGet(() -> new Ceiling(exact(ceiling.operand())));
  }

  /** Returns what is rounded, where it is whole without. */
  private static Optional<Formula> rounded(Formula operand) {
    Formula inside = exact(operand);
    boolean[] quotients = new boolean[1];
    Expressions.rewritten(
        inside,
        part -> {
          quotients[0] |= part instanceof Quotient;
          return Optional.empty();
        });
    return quotients[0] ? Optional.empty() : Optional.of(inside);
  }

  private static Formula exact(Formula operand) {
    return of(operand, DivisionRule.EXACT);
  }

  @Override
  public Formula maximum(Maximum maximum) {
    return new Maximum(maximum.operands().stream().map(this::of).toList());
  }

  @Override
  public Formula minimum(Minimum minimum) {
    return new Minimum(minimum.operands().stream().map(this::of).toList());
  }

  private Formula of(Formula part) {
    return part.accept(this);
  }
}

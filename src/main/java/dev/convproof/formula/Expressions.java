package dev.convproof.formula;

import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /** The formula with every variable that has a replacement replaced, all at once. */
  public static Formula substitute(Formula formula, Map<String, Formula> replacements) {
    return replace(formula, variable -> replacements.getOrDefault(variable.name(), variable));
  }

  /** The formula with every variable replaced; what then changes nothing is left out. */
  static Formula replace(Formula formula, Function<Variable, Formula> replacements) {
    return rewritten(
        formula,
        part ->
            part instanceof Variable variable
                ? Optional.of(replacements.apply(variable))
                : Optional.empty());
  }

  /**
   * The formula with every part replaced for which there is a replacement, the outermost first;
   * what then changes nothing is left out.
   */
  public static Formula rewritten(
      Formula formula, Function<Formula, Optional<Formula>> replacements) {
    return new Rewriting(replacements).of(formula);
  }

  private static final class Rewriting implements Formula.Visitor<Formula> {
    private final Function<Formula, Optional<Formula>> replacements;

    Rewriting(Function<Formula, Optional<Formula>> replacements) {
      this.replacements = replacements;
    }

    Formula of(Formula part) {
      return replacements.apply(part).orElseGet(() -> part.accept(this));
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
      return Expressions.negation(replaced(negation.operand()));
    }

    @Override
    public Formula sum(Sum sum) {
      return Expressions.sum(replaced(sum.left()), replaced(sum.right()));
    }

    @Override
    public Formula difference(Difference difference) {
      return Expressions.difference(replaced(difference.left()), replaced(difference.right()));
    }

    @Override
    public Formula product(Product product) {
      return Expressions.product(replaced(product.left()), replaced(product.right()));
    }

    @Override
    public Formula quotient(Quotient quotient) {
      return Expressions.quotient(replaced(quotient.dividend()), replaced(quotient.divisor()));
    }

    @Override
    public Formula power(Power power) {
      return Expressions.power(replaced(power.base()), power.exponent());
    }

    @Override
    public Formula floor(Floor floor) {
      return new Floor(replaced(floor.operand()));
    }

    @Override
    public Formula ceiling(Ceiling ceiling) {
      return new Ceiling(replaced(ceiling.operand()));
    }

    @Override
    public Formula maximum(Maximum maximum) {
      return new Maximum(all(maximum.operands()));
    }

    @Override
    public Formula minimum(Minimum minimum) {
      return new Minimum(all(minimum.operands()));
    }

    private List<Formula> all(List<Formula> operands) {
      return operands.stream().map(this::replaced).toList();
    }

    private Formula replaced(Formula part) {
      return of(part);
    }
  }
}

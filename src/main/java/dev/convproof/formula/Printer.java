package dev.convproof.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes formulas with no more parentheses than reading them back needs, except around a negation
 * that is not first. A notation says how operators, functions and fractions look.
 */
abstract class Printer implements Formula.Visitor<Printer.Printed> {

  /** How tightly the outermost operation of a printed formula binds, from the loosest on. */
  enum Level {
    SUM,
    PRODUCT,
    POWER,
    ATOM
  }

  /** A printed formula, and how tightly its outermost operation binds. */
  record Printed(Level level, String text) {}

  private final String minus;
  private final String times;

  Printer(String minus, String times) {
    this.minus = minus;
    this.times = times;
  }

  /** Returns a sign, a bracket or a comma. */
  abstract String sign(String text);

  /** Groups what belongs together, where the notation has groups. */
  abstract String row(String content);

  /** Returns a function of operands. */
  abstract Printed call(String function, List<Formula> operands);

  @Override
  public Printed negation(Formula.Negation negation) {
    return new Printed(Level.SUM, row(sign(minus) + at(Level.POWER, negation.operand())));
  }

  @Override
  public Printed sum(Formula.Sum sum) {
    return binary(Level.SUM, sum.left(), "+", Level.PRODUCT, sum.right());
  }

  @Override
  public Printed difference(Formula.Difference difference) {
    return binary(Level.SUM, difference.left(), minus, Level.PRODUCT, difference.right());
  }

  @Override
  public Printed product(Formula.Product product) {
    return binary(Level.PRODUCT, product.left(), times, Level.POWER, product.right());
  }

  @Override
  public Printed maximum(Formula.Maximum maximum) {
    return call("max", maximum.operands());
  }

  @Override
  public Printed minimum(Formula.Minimum minimum) {
    return call("min", minimum.operands());
  }

  /** Writes an operation whose left operand may bind as loosely as itself. */
  Printed binary(Level level, Formula left, String sign, Level tighter, Formula right) {
    return new Printed(level, row(at(level, left) + sign(sign) + at(tighter, right)));
  }

  String separated(List<Formula> operands) {
    return operands.stream()
        .map(operand -> at(Level.SUM, operand))
        .collect(Collectors.joining(sign(",")));
  }

  String parenthesised(String content) {
    return row(sign("(") + content + sign(")"));
  }

  /** Writes an operand, in parentheses if it binds more loosely than needed. */
  String at(Level needed, Formula formula) {
    Printed printed = formula.accept(this);
    boolean loose = printed.level().compareTo(needed) < 0;
    return loose ? parenthesised(printed.text()) : printed.text();
  }

  /** The canonical text, in ASCII. */
  static final class Ascii extends Printer {
    Ascii() {
      super("-", "*");
    }

    @Override
    String sign(String text) {
      return text;
    }

    @Override
    String row(String content) {
      return content;
    }

    @Override
    Printed call(String function, List<Formula> operands) {
      return new Printed(Level.ATOM, function + parenthesised(separated(operands)));
    }

    @Override
    public Printed numeral(Formula.Numeral numeral) {
      return new Printed(Level.ATOM, numeral.value().toString());
    }

    @Override
    public Printed variable(Formula.Variable variable) {
      return new Printed(Level.ATOM, variable.name());
    }

    @Override
    public Printed quotient(Formula.Quotient quotient) {
      return binary(Level.PRODUCT, quotient.dividend(), "/", Level.POWER, quotient.divisor());
    }

    @Override
    public Printed power(Formula.Power power) {
      return new Printed(Level.POWER, at(Level.ATOM, power.base()) + "^" + power.exponent());
    }

    @Override
    public Printed floor(Formula.Floor floor) {
      return call("floor", List.of(floor.operand()));
    }

    @Override
    public Printed ceiling(Formula.Ceiling ceiling) {
      return call("ceil", List.of(ceiling.operand()));
    }
  }
}

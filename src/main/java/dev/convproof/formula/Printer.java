package dev.convproof.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Canonical text in ASCII, with no more parentheses than reading it back needs, except around a
 * negation that is not first.
 */
final class Printer implements FormulaVisitor<Printed> {
  private static final Printer PRINTER = new Printer();

  private Printer() {}

  static String print(Formula formula) {
    return formula.accept(PRINTER).text();
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
  public Printed negation(Formula.Negation negation) {
    return new Printed(Level.SUM, "-" + at(Level.POWER, negation.operand()));
  }

  @Override
  public Printed sum(Formula.Sum sum) {
    return binary(Level.SUM, sum.left(), "+", sum.right());
  }

  @Override
  public Printed difference(Formula.Difference difference) {
    return binary(Level.SUM, difference.left(), "-", difference.right());
  }

  @Override
  public Printed product(Formula.Product product) {
    return binary(Level.PRODUCT, product.left(), "*", product.right());
  }

  @Override
  public Printed quotient(Formula.Quotient quotient) {
    return binary(Level.PRODUCT, quotient.dividend(), "/", quotient.divisor());
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

  @Override
  public Printed maximum(Formula.Maximum maximum) {
    return call("max", maximum.operands());
  }

  @Override
  public Printed minimum(Formula.Minimum minimum) {
    return call("min", minimum.operands());
  }

  private Printed binary(Level level, Formula left, String sign, Formula right) {
    return new Printed(level, at(level, left) + sign + at(level.tighter(), right));
  }

  private Printed call(String function, List<Formula> operands) {
    return new Printed(
        Level.ATOM,
        operands.stream()
            .map(operand -> at(Level.SUM, operand))
            .collect(Collectors.joining(",", function + "(", ")")));
  }

  private String at(Level needed, Formula formula) {
    Printed printed = formula.accept(this);
    return printed.needsParenthesesAt(needed) ? "(" + printed.text() + ")" : printed.text();
  }
}

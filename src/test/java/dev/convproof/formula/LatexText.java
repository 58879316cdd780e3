package dev.convproof.formula;

import java.util.List;
import java.util.stream.Collectors;

/** A formula in LaTeX, every operand that is an operation in parentheses. */
final class LatexText implements Formula.Visitor<String> {
  static String of(Formula formula) {
    return "$" + formula.accept(new LatexText()) + "$";
  }

  private String part(Formula operand) {
    boolean atom =
        operand instanceof Formula.Numeral
            || operand instanceof Formula.Variable
            || operand instanceof Formula.Floor
            || operand instanceof Formula.Ceiling
            || operand instanceof Formula.Quotient;
    String text = operand.accept(this);
    return atom ? text : "\\left(" + text + "\\right)";
  }

  @Override
  public String numeral(Formula.Numeral numeral) {
    return numeral.value().toString();
  }

  @Override
  public String variable(Formula.Variable variable) {
    String name = variable.name();
    return name.length() == 1 ? name : name.charAt(0) + "_{\\mathrm{" + name.substring(1) + "}}";
  }

  @Override
  public String negation(Formula.Negation negation) {
    return "-" + part(negation.operand());
  }

  @Override
  public String sum(Formula.Sum sum) {
    return part(sum.left()) + " + " + part(sum.right());
  }

  @Override
  public String difference(Formula.Difference difference) {
    return part(difference.left()) + " - " + part(difference.right());
  }

  @Override
  public String product(Formula.Product product) {
    return part(product.left()) + " \\cdot " + part(product.right());
  }

  @Override
  public String quotient(Formula.Quotient quotient) {
    return "\\frac{"
        + quotient.dividend().accept(this)
        + "}{"
        + quotient.divisor().accept(this)
        + "}";
  }

  @Override
  public String power(Formula.Power power) {
    Formula base = power.base();
    boolean simple = base instanceof Formula.Numeral || base instanceof Formula.Variable;
    String text = base.accept(this);
    return (simple ? text : "\\left(" + text + "\\right)") + "^{" + power.exponent() + "}";
  }

  @Override
  public String floor(Formula.Floor floor) {
    return "\\left\\lfloor " + floor.operand().accept(this) + " \\right\\rfloor";
  }

  @Override
  public String ceiling(Formula.Ceiling ceiling) {
    return "\\lceil " + ceiling.operand().accept(this) + "\\rceil";
  }

  @Override
  public String maximum(Formula.Maximum maximum) {
    return "\\max\\left(" + all(maximum.operands()) + "\\right)";
  }

  @Override
  public String minimum(Formula.Minimum minimum) {
    return "\\min(" + all(minimum.operands()) + ")";
  }

  private String all(List<Formula> operands) {
    return operands.stream().map(one -> one.accept(this)).collect(Collectors.joining(", "));
  }
}

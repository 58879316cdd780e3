package dev.convproof.formula;

import java.util.List;
import java.util.Map;

/** Puts formulas in the places of variables; what then changes nothing is left out. */
public final class Substitution implements FormulaVisitor<Formula> {
  private final Map<String, Formula> replacements;

  private Substitution(Map<String, Formula> replacements) {
    this.replacements = replacements;
  }

  /** The formula with every variable that has a replacement replaced, all at once. */
  public static Formula in(Formula formula, Map<String, Formula> replacements) {
    return formula.accept(new Substitution(replacements));
  }

  @Override
  public Formula numeral(Formula.Numeral numeral) {
    return numeral;
  }

  @Override
  public Formula variable(Formula.Variable variable) {
    return replacements.getOrDefault(variable.name(), variable);
  }

  @Override
  public Formula negation(Formula.Negation negation) {
    return Expressions.negation(in(negation.operand()));
  }

  @Override
  public Formula sum(Formula.Sum sum) {
    return Expressions.sum(in(sum.left()), in(sum.right()));
  }

  @Override
  public Formula difference(Formula.Difference difference) {
    return Expressions.difference(in(difference.left()), in(difference.right()));
  }

  @Override
  public Formula product(Formula.Product product) {
    return Expressions.product(in(product.left()), in(product.right()));
  }

  @Override
  public Formula quotient(Formula.Quotient quotient) {
    return Expressions.quotient(in(quotient.dividend()), in(quotient.divisor()));
  }

  @Override
  public Formula power(Formula.Power power) {
    return Expressions.power(in(power.base()), power.exponent());
  }

  @Override
  public Formula floor(Formula.Floor floor) {
    return new Formula.Floor(in(floor.operand()));
  }

  @Override
  public Formula ceiling(Formula.Ceiling ceiling) {
    return new Formula.Ceiling(in(ceiling.operand()));
  }

  @Override
  public Formula maximum(Formula.Maximum maximum) {
    return new Formula.Maximum(all(maximum.operands()));
  }

  @Override
  public Formula minimum(Formula.Minimum minimum) {
    return new Formula.Minimum(all(minimum.operands()));
  }

  private List<Formula> all(List<Formula> operands) {
    return operands.stream().map(this::in).toList();
  }

  private Formula in(Formula part) {
    return part.accept(this);
  }
}

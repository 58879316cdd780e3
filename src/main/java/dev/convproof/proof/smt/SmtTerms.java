package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Writes whole-number formulas, as {@link Fraction} makes them, as SMT-LIB terms. */
final class SmtTerms implements Formula.Visitor<String> {
  private final Function<Formula.Quotient, String> floors;

  /**
   * @param floors the name of the quotient rounded down
   */
  SmtTerms(Function<Formula.Quotient, String> floors) {
    this.floors = floors;
  }

  String of(Formula whole) {
    return whole.accept(this);
  }

  @Override
  public String numeral(Formula.Numeral numeral) {
    return numeral.value().toString();
  }

  @Override
  public String variable(Formula.Variable variable) {
    return variable.name();
  }

  @Override
  public String negation(Formula.Negation negation) {
    return apply("-", List.of(negation.operand()));
  }

  @Override
  public String sum(Formula.Sum sum) {
    return apply("+", List.of(sum.left(), sum.right()));
  }

  @Override
  public String difference(Formula.Difference difference) {
    return apply("-", List.of(difference.left(), difference.right()));
  }

  @Override
  public String product(Formula.Product product) {
    return apply("*", List.of(product.left(), product.right()));
  }

  @Override
  public String power(Formula.Power power) {
    return switch (power.exponent()) {
      case 0 -> "1";
      case 1 -> of(power.base());
      default -> apply("*", Collections.nCopies(power.exponent(), power.base()));
    };
  }

  @Override
  public String floor(Formula.Floor floor) {
    return floors.apply((Formula.Quotient) floor.operand());
  }

  @Override
  public String maximum(Formula.Maximum maximum) {
    return extremum(">=", maximum.operands());
  }

  @Override
  public String minimum(Formula.Minimum minimum) {
    return extremum("<=", minimum.operands());
  }

  @Override
  public String quotient(Formula.Quotient quotient) {
    throw new IllegalStateException("a quotient outside a floor was not multiplied out");
  }

  @Override
  public String ceiling(Formula.Ceiling ceiling) {
    throw new IllegalStateException("a ceiling was not made a floor");
  }

  private String extremum(String comparison, List<Formula> two) {
    String left = of(two.get(0));
    String right = of(two.get(1));
    return "(let ((a " + left + ") (b " + right + ")) (ite (" + comparison + " a b) a b))";
  }

  private String apply(String function, List<Formula> operands) {
    StringBuilder term = new StringBuilder("(").append(function);
    operands.forEach(operand -> term.append(' ').append(of(operand)));
    return term.append(')').toString();
  }
}

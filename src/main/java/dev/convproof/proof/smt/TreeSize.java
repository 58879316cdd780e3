package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaVisitor;
import java.util.List;
import java.util.function.ToLongFunction;

/** How many numbers, variables and operations a formula has, written out, up to a large number. */
final class TreeSize implements FormulaVisitor<Long> {
  private static final long MANY = 1L << 40;

  private final ToLongFunction<Formula> parts;

  private TreeSize(ToLongFunction<Formula> parts) {
    this.parts = parts;
  }

  /**
   * The size of a formula.
   *
   * @param parts the sizes of its parts
   */
  static long of(Formula formula, ToLongFunction<Formula> parts) {
    return formula.accept(new TreeSize(parts));
  }

  @Override
  public Long numeral(Formula.Numeral numeral) {
    return 1L;
  }

  @Override
  public Long variable(Formula.Variable variable) {
    return 1L;
  }

  @Override
  public Long negation(Formula.Negation negation) {
    return above(List.of(negation.operand()));
  }

  @Override
  public Long sum(Formula.Sum sum) {
    return above(List.of(sum.left(), sum.right()));
  }

  @Override
  public Long difference(Formula.Difference difference) {
    return above(List.of(difference.left(), difference.right()));
  }

  @Override
  public Long product(Formula.Product product) {
    return above(List.of(product.left(), product.right()));
  }

  @Override
  public Long quotient(Formula.Quotient quotient) {
    return above(List.of(quotient.dividend(), quotient.divisor()));
  }

  @Override
  public Long power(Formula.Power power) { // written out as a product
    return Math.min(MANY, 1 + power.exponent() * parts.applyAsLong(power.base()));
  }

  @Override
  public Long floor(Formula.Floor floor) {
    return above(List.of(floor.operand()));
  }

  @Override
  public Long ceiling(Formula.Ceiling ceiling) {
    return above(List.of(ceiling.operand()));
  }

  @Override
  public Long maximum(Formula.Maximum maximum) {
    return above(maximum.operands());
  }

  @Override
  public Long minimum(Formula.Minimum minimum) {
    return above(minimum.operands());
  }

  private long above(List<Formula> operands) {
    return Math.min(MANY, 1 + operands.stream().mapToLong(parts).sum());
  }
}

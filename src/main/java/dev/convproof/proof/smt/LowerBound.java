package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import dev.convproof.proof.smt.Proposition.Auxiliary;
import dev.convproof.proof.smt.Relation.Comparator;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number that a whole-number formula is never below, where that is plain from the least values of
 * its variables; empty where it is not.
 */
final class LowerBound implements Formula.Visitor<Optional<BigInteger>> {
  private final Map<String, Long> least;

  private LowerBound(Map<String, Long> least) {
    this.least = Map.copyOf(least);
  }

  /** Creates bounds from the least values that a proposition's unknowns and lemmas give. */
  static LowerBound in(Proposition theorem) {
    Map<String, Long> least = new HashMap<>();
    theorem.unknowns().forEach(unknown -> least.put(unknown.name(), unknown.least()));
    for (Auxiliary lemma : theorem.lemmas()) {
      Relation goal = lemma.theorem().goal();
      if (goal.comparison() == Comparator.AT_MOST
          && goal.left() instanceof Formula.Numeral bound
          && goal.right() instanceof Formula.Variable variable) {
        least.put(variable.name(), bound.value().longValueExact());
      }
    }
    return new LowerBound(least);
  }

  boolean isPositive(Formula formula) {
    return formula.accept(this).filter(bound -> bound.signum() > 0).isPresent();
  }

  @Override
  public Optional<BigInteger> numeral(Formula.Numeral numeral) {
    return Optional.of(numeral.value());
  }

  @Override
  public Optional<BigInteger> variable(Formula.Variable variable) {
    return Optional.ofNullable(least.get(variable.name())).map(BigInteger::valueOf);
  }

  @Override
  public Optional<BigInteger> negation(Formula.Negation negation) {
    return Optional.empty();
  }

  @Override
  public Optional<BigInteger> sum(Formula.Sum sum) {
    Optional<BigInteger> left = sum.left().accept(this);
    return left.flatMap(l -> sum.right().accept(this).map(l::add));
  }

  @Override
  public Optional<BigInteger> difference(Formula.Difference difference) {
    return difference.right() instanceof Formula.Numeral constant
        ? difference.left().accept(this).map(left -> left.subtract(constant.value()))
        : Optional.empty();
  }

  @Override
  public Optional<BigInteger> product(Formula.Product product) {
    Optional<BigInteger> left = natural(product.left());
    return left.flatMap(l -> natural(product.right()).map(l::multiply));
  }

  @Override
  public Optional<BigInteger> quotient(Formula.Quotient quotient) {
    return Optional.empty();
  }

  @Override
  public Optional<BigInteger> power(Formula.Power power) {
    return natural(power.base()).map(base -> base.pow(power.exponent()));
  }

  @Override
  public Optional<BigInteger> floor(Formula.Floor floor) {
    Formula.Quotient inside = (Formula.Quotient) floor.operand();
    return isPositive(inside.divisor())
        ? natural(inside.dividend()).map(dividend -> BigInteger.ZERO)
        : Optional.empty();
  }

  @Override
  public Optional<BigInteger> ceiling(Formula.Ceiling ceiling) {
    return Optional.empty();
  }

  @Override
  public Optional<BigInteger> maximum(Formula.Maximum maximum) {
    return maximum.operands().stream()
        .flatMap(operand -> operand.accept(this).stream())
        .max(BigInteger::compareTo);
  }

  @Override
  public Optional<BigInteger> minimum(Formula.Minimum minimum) {
    List<Optional<BigInteger>> bounds =
        minimum.operands().stream().map(operand -> operand.accept(this)).toList();
    return bounds.stream().allMatch(Optional::isPresent)
        ? bounds.stream().flatMap(Optional::stream).min(BigInteger::compareTo)
        : Optional.empty();
  }

  private Optional<BigInteger> natural(Formula formula) {
    return formula.accept(this).filter(bound -> bound.signum() >= 0);
  }
}

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
final class LowerBound {
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
    return of(formula).filter(bound -> bound.signum() > 0).isPresent();
  }

  private Optional<BigInteger> of(Formula formula) {
    if (formula instanceof Formula.Numeral numeral) {
      return Optional.of(numeral.value());
    } else if (formula instanceof Formula.Variable variable) {
      return Optional.ofNullable(least.get(variable.name())).map(BigInteger::valueOf);
    } else if (formula instanceof Formula.Sum sum) {
      return of(sum.left()).flatMap(left -> of(sum.right()).map(left::add));
    } else if (formula instanceof Formula.Difference difference
        && difference.right() instanceof Formula.Numeral constant) {
      return of(difference.left()).map(left -> left.subtract(constant.value()));
    } else if (formula instanceof Formula.Product product) {
      return natural(product.left()).flatMap(l -> natural(product.right()).map(l::multiply));
    } else if (formula instanceof Formula.Power power) {
      return natural(power.base()).map(base -> base.pow(power.exponent()));
    } else if (formula instanceof Formula.Floor floor
        && floor.operand() instanceof Formula.Quotient inside
        && isPositive(inside.divisor())) {
      return natural(inside.dividend()).map(dividend -> BigInteger.ZERO);
    } else if (formula instanceof Formula.Maximum maximum) {
      return maximum.operands().stream().flatMap(o -> of(o).stream()).max(BigInteger::compareTo);
    } else if (formula instanceof Formula.Minimum minimum) {
      List<BigInteger> bounds = minimum.operands().stream().flatMap(o -> of(o).stream()).toList();
      return bounds.size() == minimum.operands().size()
          ? bounds.stream().min(BigInteger::compareTo)
          : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<BigInteger> natural(Formula formula) {
    return of(formula).filter(bound -> bound.signum() >= 0);
  }
}

package dev.convproof.claim.quantity;

import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Those shapes of a domain of which something is given.
 *
 * @param all the domain; all variables of which something is given are among its own
 * @param where what a statement gives of the variables
 * @param presupposed what holds beside that; every quotient rounds down
 */
record RestrictedDomain(ShapeDomain all, Where where, List<Relation> presupposed)
    implements ShapeDomain {
  /** Copies what is presupposed. */
  RestrictedDomain {
    presupposed = List.copyOf(presupposed);
  }

  private boolean isAsGiven(Instance shape) {
    return where.holdsAt(shape.values()) && hold(presupposed, shape.values());
  }

  /** Returns whether relations hold at values of their variables. */
  static boolean hold(List<Relation> relations, Map<String, BigInteger> values) {
    return relations.stream().allMatch(relation -> holds(relation, values));
  }

  private static boolean holds(Relation relation, Map<String, BigInteger> values) {
    BigFraction difference =
        value(relation.left(), values).subtract(value(relation.right(), values));
    return switch (relation.comparison()) {
      case EQUAL -> difference.isZero();
      case AT_MOST -> difference.signum() <= 0;
      case LESS -> difference.signum() < 0;
    };
  }

  private static BigFraction value(Formula side, Map<String, BigInteger> values) {
    return ((Value.Defined) Evaluation.rational(side, values, DivisionRule.FLOOR)).number();
  }

  @Override
  public List<Instance> ofSize(int excess) {
    return all.ofSize(excess).stream().filter(this::isAsGiven).toList();
  }

  /** At most so many. */
  @Override
  public long count(int excess) {
    return all.count(excess);
  }

  @Override
  public Proposition premises() {
    return all.premises().assuming(where.relations()).assuming(presupposed);
  }

  @Override
  public Map<String, Formula> products() {
    Map<String, Formula> products = new HashMap<>();
    all.products()
        .forEach(
            (name, product) -> {
              Formula given = where.substituted(product);
              if (!given.variables().contains(name)) {
                products.put(name, given);
              }
            });
    return products;
  }

  @Override
  public Formula size() {
    return all.size();
  }

  @Override
  public Optional<Instance> instance(Map<String, BigInteger> unknowns) {
    return all.instance(unknowns).filter(this::isAsGiven);
  }
}

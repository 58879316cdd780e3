package dev.convproof.claim.quantity;

import dev.convproof.formula.Formula;
import dev.convproof.proof.smt.Proposition;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Those shapes of a domain of which something is given.
 *
 * @param all the domain; all variables of which something is given are among its own
 * @param where what is given
 */
record RestrictedDomain(ShapeDomain all, Where where) implements ShapeDomain {
  @Override
  public List<Instance> ofSize(int excess) {
    return all.ofSize(excess).stream().filter(shape -> where.holdsAt(shape.values())).toList();
  }

  /** At most so many. */
  @Override
  public long count(int excess) {
    return all.count(excess);
  }

  @Override
  public Proposition premises() {
    return all.premises().assuming(where.relations());
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
    return all.instance(unknowns).filter(shape -> where.holdsAt(shape.values()));
  }
}

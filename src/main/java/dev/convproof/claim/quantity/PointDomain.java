package dev.convproof.claim.quantity;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.proof.smt.Proposition;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One shape. */
record PointDomain(Instance shape) implements ShapeDomain {
  @Override
  public List<Instance> ofSize(int excess) {
    return excess == shape.size() ? List.of(shape) : List.of();
  }

  @Override
  public long count(int excess) {
    return excess == shape.size() ? 1 : 0;
  }

  @Override
  public Optional<Instance> only() {
    return Optional.of(shape);
  }

  @Override
  public Proposition premises() {
    return Proposition.over(List.of());
  }

  @Override
  public Formula size() {
    return Expressions.number(shape.size());
  }

  @Override
  public Optional<Instance> instance(Map<String, BigInteger> unknowns) {
    return only();
  }
}

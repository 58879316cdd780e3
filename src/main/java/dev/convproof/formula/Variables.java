package dev.convproof.formula;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the names of a formula's variables in the order in which they first appear. */
final class Variables implements FormulaVisitor<Set<String>> {
  private final Set<String> names = new LinkedHashSet<>();

  private Variables() {}

  static Set<String> of(Formula formula) {
    return Collections.unmodifiableSet(formula.accept(new Variables()));
  }

  @Override
  public Set<String> numeral(Formula.Numeral numeral) {
    return names;
  }

  @Override
  public Set<String> variable(Formula.Variable variable) {
    names.add(variable.name());
    return names;
  }

  @Override
  public Set<String> negation(Formula.Negation negation) {
    return all(negation.operand());
  }

  @Override
  public Set<String> sum(Formula.Sum sum) {
    return all(sum.left(), sum.right());
  }

  @Override
  public Set<String> difference(Formula.Difference difference) {
    return all(difference.left(), difference.right());
  }

  @Override
  public Set<String> product(Formula.Product product) {
    return all(product.left(), product.right());
  }

  @Override
  public Set<String> quotient(Formula.Quotient quotient) {
    return all(quotient.dividend(), quotient.divisor());
  }

  @Override
  public Set<String> power(Formula.Power power) {
    return all(power.base());
  }

  @Override
  public Set<String> floor(Formula.Floor floor) {
    return all(floor.operand());
  }

  @Override
  public Set<String> ceiling(Formula.Ceiling ceiling) {
    return all(ceiling.operand());
  }

  @Override
  public Set<String> maximum(Formula.Maximum maximum) {
    return all(maximum.operands());
  }

  @Override
  public Set<String> minimum(Formula.Minimum minimum) {
    return all(minimum.operands());
  }

  private Set<String> all(Formula... parts) {
    return all(List.of(parts));
  }

  private Set<String> all(List<Formula> parts) {
    parts.forEach(part -> part.accept(this));
    return names;
  }
}

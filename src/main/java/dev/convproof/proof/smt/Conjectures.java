package dev.convproof.proof.smt;

import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.proof.smt.Proposition.ProductStep;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Equations between rounded quotients that hold at all samples, such as ⌊(a+s)/s⌋ = ⌊a/s⌋ + 1, as
 * theorems that are still to prove. A solver finds a proof about products of quotients once it is
 * told which of them are equal.
 */
final class Conjectures {
  private static final int FEWEST_SAMPLES = 5;

  private final Proposition theorem;
  private final List<Map<String, BigInteger>> samples;

  /**
   * @param samples values of unknowns and definitions
   */
  Conjectures(Proposition theorem, List<Map<String, BigInteger>> samples) {
    this.theorem = theorem;
    this.samples = samples;
  }

  /** Returns at most one equation for each quotient, with one before it. */
  List<Proposition> among(List<Formula.Quotient> floors) {
    List<Proposition> found = new ArrayList<>();
    if (samples.size() < FEWEST_SAMPLES) {
      return found;
    }
    for (int later = 1; later < floors.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Optional<Proposition> equation = equation(floors.get(earlier), floors.get(later));
        if (equation.isPresent()) {
          found.add(equation.orElseThrow());
          break;
        }
      }
    }
    return found;
  }

  /** Returns later = earlier + c, or, as where one of them is a ceiling, later = c − earlier. */
  private Optional<Proposition> equation(Formula.Quotient a, Formula.Quotient b) {
    Formula earlier = new Formula.Floor(a);
    Formula later = new Formula.Floor(b);
    return constant(new Formula.Difference(later, earlier))
        .map(c -> Expressions.sum(earlier, Expressions.number(c)))
        .or(
            () ->
                constant(new Formula.Sum(later, earlier))
                    .map(c -> Expressions.difference(Expressions.number(c), earlier)))
        .map(right -> Relation.equal(later, right))
        .map(equation -> helped(theorem.stating(equation, DivisionRule.EXACT).restrictedToGoal()));
  }

  private Optional<BigInteger> constant(Formula formula) {
    List<Value> values =
        samples.stream()
            .map(sample -> Evaluation.rational(formula, sample, DivisionRule.EXACT))
            .distinct()
            .limit(2)
            .toList();
    return values.size() == 1 && values.get(0) instanceof Value.Defined defined
        ? Optional.of(defined.number().getNumerator())
        : Optional.empty();
  }

  /** Adds the steps by which a quotient is unique, and by which nested quotients are one. */
  static Proposition helped(Proposition equation) {
    Formula apart = Expressions.difference(equation.goal().left(), equation.goal().right());
    List<ProductStep> steps = new ArrayList<>();
    List<Formula.Quotient> floors = SmtScript.of(equation).floors();
    for (Formula.Quotient one : floors) {
      steps.add(new ProductStep(one.divisor(), before(apart)));
      steps.add(new ProductStep(one.divisor(), before(Expressions.negation(apart))));
      for (Formula.Quotient other : floors) {
        if (!other.divisor().equals(one.divisor())) {
          Formula remainder = remainder(other);
          steps.add(new ProductStep(one.divisor(), remainder));
          steps.add(
              new ProductStep(
                  one.divisor(), before(Expressions.difference(other.divisor(), remainder))));
        }
      }
    }
    return equation.with(steps.stream().distinct().toArray(ProductStep[]::new));
  }

  private static Formula before(Formula number) {
    return Expressions.difference(number, Expressions.ONE);
  }

  private static Formula remainder(Formula.Quotient quotient) {
    Formula whole = Expressions.product(new Formula.Floor(quotient), quotient.divisor());
    return Expressions.difference(quotient.dividend(), whole);
  }
}

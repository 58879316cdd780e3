package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Domain;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Relation;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a formula is the truth at every shape, all conventions being fixed.
 *
 * @param words the statement, as proof files have it
 * @param under the conventions
 * @param domain the shapes
 * @param closed the truth as a formula, unless it has none
 * @param answer the formula in question
 * @param division what a quotient means in both
 * @param execution the truth by execution, unless there is none
 */
record Question(
    String words,
    Conventions under,
    Domain domain,
    Optional<Formula> closed,
    Formula answer,
    DivisionRule division,
    Optional<Function<Instance, Value>> execution) {

  /** Products that one run may take. */
  private static final long MOST_PRODUCTS = 10_000_000;

  /** The truth at a shape: by the closed form, or else by execution. */
  Value truth(Instance shape) {
    return closed
        .map(form -> Evaluation.rational(form, shape.values(), division))
        .orElseGet(() -> execution.orElseThrow().apply(shape));
  }

  /** What the formula gives. */
  Value claimed(Instance shape) {
    return Evaluation.rational(answer, shape.values(), division);
  }

  /** Whether the formula gives something else than the truth, or nothing. */
  boolean refutedAt(Instance shape) {
    return !claimed(shape).equals(truth(shape));
  }

  /** Whether the truth at a shape was executed, and was as the closed form says. */
  boolean executedAt(Instance shape) {
    boolean small =
        shape.layers().stream().mapToDouble(g -> (double) g.outputSize() * g.products()).sum()
            < MOST_PRODUCTS;
    if (!small || execution.isEmpty()) {
      return false;
    }
    Value executed = execution.orElseThrow().apply(shape);
    if (!executed.equals(truth(shape))) {
      throw new IllegalStateException(
          "%s: the closed form gives %s at %s, execution %s"
              .formatted(words, truth(shape), shape.line(), executed));
    }
    return true;
  }

  /** The statement for all shapes, given what is known of them. */
  Proposition about(Proposition premises) {
    return premises
        .stating(Relation.equal(answer, closed.orElseThrow()), division)
        .inWords(
            under.chosen().isEmpty() ? words : words + " (" + under + ")",
            "for all shapes. A quotient "
                + (division == DivisionRule.FLOOR
                    ? "rounds down, except inside a written floor or ceil."
                    : "is exact."));
  }
}

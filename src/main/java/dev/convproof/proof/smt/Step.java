package dev.convproof.proof.smt;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.proof.Lemma;
import dev.convproof.proof.Lemmas;

/**
 * An instance of the lemma that x ≥ 0 and y ≥ 0 give x·y ≥ 0. It tells a solver that a divisor
 * times a difference of quotients is at least the divisor, which makes quotients unique.
 *
 * @param factor x, a whole number
 * @param whole y, a whole number
 */
public record Step(Formula factor, Formula whole) {

  /** The lemma itself. */
  static Lemma lemma() {
    return Lemmas.arithmetic().get(0);
  }

  Relation product() {
    return Relation.atMost(Expressions.ZERO, Expressions.product(factor, whole));
  }
}

package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.HashMap;
import java.util.Map;

/** The least values of a theorem's variables, as its unknowns and lemmas say. */
final class Least {
  private Least() {}

  static LowerBound in(Theorem theorem) {
    Map<String, Long> least = new HashMap<>();
    theorem.unknowns().forEach(unknown -> least.put(unknown.name(), unknown.least()));
    for (Auxiliary lemma : theorem.lemmas()) {
      Relation goal = lemma.theorem().goal();
      if (goal.comparison() == Comparison.AT_MOST
          && goal.left() instanceof Formula.Numeral bound
          && goal.right() instanceof Formula.Variable variable) {
        least.put(variable.name(), bound.value().longValueExact());
      }
    }
    return new LowerBound(least);
  }
}

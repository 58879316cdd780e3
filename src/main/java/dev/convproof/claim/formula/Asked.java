package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Measure;
import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaException;
import dev.convproof.formula.FormulaParser;
import java.util.Map;

/**
 * An answer: a quantity is said to be a formula.
 *
 * @param measure the quantity
 * @param answer the formula
 * @param fixed the conventions that are fixed; the others are open
 * @param values variables that have one value, as where an exercise asks for a kernel of 1×1
 */
public record Asked(
    Measure measure, Formula answer, Conventions fixed, Map<String, Integer> values) {

  /** Checks that the quantity has the conventions. */
  public Asked {
    values = Map.copyOf(values);
    for (Choice choice : fixed.chosen().keySet()) {
      if (!measure.choices().contains(choice)) {
        throw new IllegalArgumentException(
            measure + " does not depend on a convention for " + choice.flag());
      }
    }
  }

  /**
   * Reads an answer.
   *
   * @throws FormulaException if the text is no formula over the quantity's variables
   */
  public static Asked of(Measure measure, String formula, Conventions fixed) {
    return new Asked(measure, FormulaParser.parse(formula, measure.vocabulary()), fixed, Map.of());
  }

  /** With variables that have one value. */
  public Asked at(Map<String, Integer> some) {
    return new Asked(measure, answer, fixed, some);
  }

  /** With other conventions fixed. */
  Asked under(Conventions others) {
    return new Asked(measure, answer, others, values);
  }
}

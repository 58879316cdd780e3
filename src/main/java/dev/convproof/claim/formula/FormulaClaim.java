package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer: a quantity is said to be a formula.
 *
 * @param quantity the quantity
 * @param answer the formula
 * @param fixed the conventions that are fixed; the others are open
 * @param values variables that have one value, as where an exercise asks for a kernel of 1×1
 */
public record FormulaClaim(
    Quantity quantity, Formula answer, Conventions fixed, Map<String, Integer> values) {
  /** Where these are not named, the padding cannot be told from the size of the output. */
  private static final Set<String> OF_PADDING = Set.of("h", "w", "ph", "pw", "ho2", "wo2");

  /** Checks that the quantity has the conventions. */
  public FormulaClaim {
    values = Map.copyOf(values);
    for (Choice choice : fixed.chosen().keySet()) {
      if (!quantity.choices().contains(choice)) {
        throw new IllegalArgumentException(
            quantity + " does not depend on a convention for " + choice.flag());
      }
    }
  }

  /**
   * Reads an answer.
   *
   * @throws dev.convproof.formula.FormulaException if the text is no formula over the quantity's
   *     variables
   */
  public static FormulaClaim of(Quantity quantity, String formula, Conventions fixed) {
    return new FormulaClaim(
        quantity, FormulaParser.parse(formula, quantity.vocabulary()), fixed, Map.of());
  }

  /** Returns the answer with variables that have one value. */
  public FormulaClaim at(Map<String, Integer> some) {
    return new FormulaClaim(quantity, answer, fixed, some);
  }

  /** Returns the answer with other conventions fixed. */
  FormulaClaim under(Conventions others) {
    return new FormulaClaim(quantity, answer, others, values);
  }

  /** Returns the true value's closed form under a convention, if it has one. */
  Optional<Formula> closed(Conventions reading) {
    return quantity.closedForm(reading, answer.variables());
  }

  /**
   * Returns the ways to read the answer, one for each combination of the conventions that it leaves
   * open; one, with nothing chosen, where no convention matters.
   */
  List<Conventions> readings() {
    return fixed.withEach(
        quantity.choices().stream()
            .filter(choice -> fixed.of(choice).isEmpty() && isOpen(choice))
            .toList());
  }

  /** Returns other options of the choices that are fixed; what is open stays open. */
  List<Conventions> others() {
    return Conventions.NONE.withEach(List.copyOf(fixed.chosen().keySet())).stream()
        .filter(conventions -> !conventions.equals(fixed))
        .toList();
  }

  private boolean isOpen(Choice choice) {
    return switch (choice) {
      case PADDED_TAPS -> false; // counted, unless the other is asked for
      case PADDING -> namesPadding();
      default -> true;
    };
  }

  private boolean namesPadding() {
    Optional<Formula> closed = closed(fixed);
    return closed.isEmpty()
        || OF_PADDING.stream().anyMatch(answer.variables()::contains)
        || OF_PADDING.stream().anyMatch(closed.orElseThrow().variables()::contains);
  }
}

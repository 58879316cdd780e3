package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A claim that quantities are formulas, as text: a formula is read when it is asked for, since a
 * question is about few of them.
 *
 * @param id such as {@code T8b}
 * @param topic the exercise
 * @param source where it comes from
 * @param parts what is claimed, at least one
 */
record GivenAnswer(String id, String topic, Source source, List<Part> parts) {

  /** Copies the parts. */
  GivenAnswer {
    parts = List.copyOf(parts);
  }

  /** Returns an answer. */
  static GivenAnswer answer(String id, String topic, Source source, Part... parts) {
    return new GivenAnswer(id, topic, source, List.of(parts));
  }

  /**
   * One formula.
   *
   * @param name of the quantity
   * @param quantity makes it
   * @param formula as it was written
   * @param fixed the conventions that it names
   * @param at the variables that have one value
   */
  record Part(
      String name,
      Supplier<Quantity> quantity,
      String formula,
      Conventions fixed,
      Map<String, Integer> at) {

    /** Returns the same where variables have one value. */
    Part at(Map<String, Integer> values) {
      return new Part(name, quantity, formula, fixed, values);
    }

    /** Reads the formula. */
    FormulaClaim read() {
      FormulaClaim claim = FormulaClaim.of(quantity.get(), formula, fixed);
      return at.isEmpty() ? claim : claim.at(at);
    }
  }

  /** Returns the answer that a quantity is a formula, whatever the conventions. */
  static Part is(String quantity, String formula) {
    return is(quantity, formula, Conventions.NONE);
  }

  /** Returns the answer that a quantity is a formula under some conventions. */
  static Part is(String quantity, String formula, Conventions fixed) {
    return new Part(
        quantity, () -> Quantities.named(quantity).orElseThrow(), formula, fixed, Map.of());
  }

  /** Returns the answer that a quantity is a formula, which another answer says to be another. */
  static Part isAsSaid(String quantity, String said, String formula) {
    return new Part(
        quantity + "-as-said",
        () -> Quantities.saidToBe(quantity, said),
        formula,
        Conventions.NONE,
        Map.of());
  }

  /** Returns a convention. */
  static Conventions with(Choice choice, String option) {
    return Conventions.NONE.with(choice, option);
  }
}

package dev.convproof.claim.catalogue;

import static dev.convproof.claim.Claim.claim;

import dev.convproof.claim.Claim;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a claim of an answer: it states itself, and is judged for all shapes. */
final class Answers {
  private Answers() {}

  /** A claim that quantities are formulas. */
  static Claim answer(String id, String topic, Claim.Source source, FormulaClaim... answers) {
    List<FormulaClaim> all = List.of(answers);
    return claim(id, topic, source)
        .states(
            sentence(all, AnswerWords::english, "; ", "."),
            sentence(all, AnswerWords::chinese, "；", "。"))
        .judge(FormulaJudge.ofAll(id, all));
  }

  /** A quantity is a formula, whatever the conventions. */
  static FormulaClaim is(String quantity, String formula) {
    return is(quantity, formula, Conventions.NONE);
  }

  /** A quantity is a formula under some conventions. */
  static FormulaClaim is(String quantity, String formula, Conventions fixed) {
    return FormulaClaim.of(Quantities.named(quantity).orElseThrow(), formula, fixed);
  }

  /** A quantity that has no name on the command line is a formula. */
  static FormulaClaim is(Quantity quantity, String formula) {
    return FormulaClaim.of(quantity, formula, Conventions.NONE);
  }

  /** A convention. */
  static Conventions with(Choice choice, String option) {
    return Conventions.NONE.with(choice, option);
  }

  private static String sentence(
      List<FormulaClaim> all, Function<FormulaClaim, String> part, String between, String end) {
    return all.stream().map(part).collect(Collectors.joining(between, "", end));
  }
}

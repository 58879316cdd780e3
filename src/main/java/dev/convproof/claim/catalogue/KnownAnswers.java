package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judge;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import java.util.List;
import java.util.Optional;

/** The answers of the catalogue that are formulas: which one somebody gives, and what is asked. */
public final class KnownAnswers {
  private KnownAnswers() {}

  /** Returns the id of the first claim, in circulation or of the thread, that is this answer. */
  public static Optional<String> of(FormulaClaim answer) {
    String quantity = answer.quantity().name();
    return FormulaClaims.given()
        .filter(
            one ->
                one.parts().stream()
                    .filter(part -> part.name().equals(quantity))
                    .anyMatch(part -> isSame(part.read(), answer)))
        .map(GivenAnswer::id)
        .findFirst();
  }

  private static boolean isSame(FormulaClaim known, FormulaClaim answer) {
    return known.where().isEmpty()
        && answer.where().isEmpty()
        && answer.at().isEmpty()
        && answer.isWrittenAs(known.answer());
  }

  /** Returns the formulas that a claim says quantities to be; none if it is of another kind. */
  public static List<FormulaClaim> answers(Claim claim) {
    Judge judge = claim.judge();
    if (judge instanceof FormulaJudge one) {
      return List.of(one.claim());
    }
    return judge instanceof FormulaJudge.Together several ? several.answers() : List.of();
  }
}

package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Judge;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.formula.Terms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers of the catalogue that are formulas: which one somebody gives, and what is asked. */
public final class KnownAnswers {
  private KnownAnswers() {}

  /** Returns the first claim, of the thread or in circulation, that gives the same answer. */
  public static Optional<Claim> of(FormulaClaim answer) {
    return Stream.of(Source.Kind.CIRCULATING, Source.Kind.THREAD)
        .flatMap(
            kind -> FormulaClaims.all().stream().filter(claim -> claim.source().kind() == kind))
        .filter(claim -> answers(claim).stream().anyMatch(known -> isSame(known, answer)))
        .findFirst();
  }

  private static boolean isSame(FormulaClaim known, FormulaClaim answer) {
    return known.quantity().equals(answer.quantity())
        && known.where().isEmpty()
        && answer.where().isEmpty()
        && answer.at().isEmpty()
        && Terms.of(known.answer()).equals(Terms.of(answer.answer()));
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

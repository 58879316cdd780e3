package dev.convproof.claim.formula;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.proof.smt.Z3.SolverBudget;
import org.junit.jupiter.api.Test;

/** Readings of one answer under several conventions, of which none is fixed. */
class ReadingsMergerTest {
  private static final FormulaProver GIVES_UP = new FormulaProver(1, new SolverBudget(1, 1));

  @Test
  void what_is_undecided_in_every_reading_is_undecided() {
    FormulaClaim asked =
        FormulaClaim.of(
            Quantities.named("output-height").orElseThrow(), "(h-kh+ph)/sh+1", Conventions.NONE);
    assertThat(new FormulaJudge("test", asked, GIVES_UP).judge().verdict())
        .isInstanceOfSatisfying(
            Verdict.Undecided.class,
            undecided ->
                assertThat(english(undecided.reason())).startsWith("no counterexample among the "));
  }
}

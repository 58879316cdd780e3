package dev.convproof.claim.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantities.Asked;
import dev.convproof.claim.quantity.Where;
import dev.convproof.proof.smt.Z3.SolverBudget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Answers in all notations in which people write them. How each is to be read was written by hand,
 * its verdict found by brute force, in {@code written.py} beside the table; neither by asking what
 * is tested here.
 */
class WrittenAnswersTest {
  private static final FormulaProver PROVER = new FormulaProver(600, SolverBudget.USUAL);

  @ParameterizedTest
  @CsvFileSource(
      resources = "/answers/written.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      quoteCharacter = '`',
      emptyValue = "")
  void an_answer_is_read_and_judged(
      String quantity, String typed, String options, String read, String verdict) {
    Asked asked = Quantities.asked(quantity).orElseThrow();
    Conventions conventions = asked.implied();
    Where where = Where.NOTHING;
    for (String option : options == null ? new String[0] : options.split(" ", -1)) {
      String[] sides = option.split("=", 2);
      if (sides[0].equals("where")) {
        where = where(sides[1]);
      } else {
        conventions = conventions.with(Choice.named(sides[0]).orElseThrow(), sides[1]);
      }
    }
    FormulaClaim claim = FormulaClaim.of(asked.quantity(), typed, conventions, where);
    assertThat(claim.answer().text()).isEqualTo(read);
    FormulaJudge judge = new FormulaJudge("test", claim, PROVER);
    Verdict found = judge.judge().verdict();
    assertThat(judge.unfiled().judge().verdict()).as("without a solver").isEqualTo(found);
    assertThat(found.kind().name()).as(VerdictText.of(found)).isEqualTo(verdict);
  }

  private static Where where(String text) {
    Where all = Where.NOTHING;
    for (String one : text.split(",", -1)) {
      String[] sides = one.split("=", -1);
      all =
          sides[1].matches("[0-9]+")
              ? all.with(sides[0], Integer.parseInt(sides[1]))
              : all.with(sides[0], sides[1]);
    }
    return all;
  }
}

package dev.convproof.claim.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Right and wrong answers, in the ways in which people write them, with their verdicts. */
class AnswersTest {
  private static final Pattern CONVENTION = Pattern.compile("([a-z-]+): ([a-z0-9-]+)");

  /** Fewer shapes than for a person: what enumeration leaves, the solver has to find. */
  private static final FormulaProver PROVER = new FormulaProver(600, SolverBudget.USUAL);

  @ParameterizedTest
  @CsvFileSource(
      resources = "/answers/verdicts.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      emptyValue = "")
  void an_answer_gets_its_verdict(
      String quantity, String formula, String conventions, String verdict) {
    FormulaClaim asked =
        FormulaClaim.of(
            Quantities.named(quantity).orElseThrow(), formula, conventions(conventions));
    assertThat(VerdictText.of(new FormulaJudge("test", asked, PROVER).judge().verdict()))
        .isEqualTo(verdict);
  }

  /** Such as {@code padding: total, scalar: float16}. */
  private static Conventions conventions(String text) {
    Conventions all = Conventions.NONE;
    Matcher matcher = CONVENTION.matcher(text == null ? "" : text);
    while (matcher.find()) {
      all = all.with(Choice.named(matcher.group(1)).orElseThrow(), matcher.group(2));
    }
    return all;
  }
}

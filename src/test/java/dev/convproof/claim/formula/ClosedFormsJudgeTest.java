package dev.convproof.claim.formula;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.claim.quantity.Quantity.Provenance;
import dev.convproof.formula.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A closed form that is not what runs is caught at the smallest shape. */
class ClosedFormsJudgeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multiplications | n*co*ci*kh*kw*ho*wo | g2ci2co2 | 2 | 4",
        "multiplications | co*(ci/g)*kh*kw*ho*wo | n2 | 2 | 1",
        "additions | n*co*(ci/g)*kh*kw*h*w | pl1 | 2 | 1",
        "operations | n*co*(ci/g)*kh*kw*ho*wo*(kh+1) | h2kh2 | 4 | 6",
        "biases | ci | ci2 | 1 | 2",
        "kernel-depth | ci | g2ci2co2 | 1 | 2",
        "parameters | (ci/g*kh*kw+1)*co*n | n2 | 2 | 4",
        "output-height | (h-kh+ph)/sh+1 | h2kh2dh2pt1 | 1 | 2",
      })
  void a_lying_closed_form_is_refuted(
      String quantity, String form, String at, String executed, String lie) {
    Quantity measure = Quantities.named(quantity).orElseThrow();
    Quantity liar = withForm(measure, form);
    Verdict verdict = new ClosedFormsJudge(List.of(liar)).judge().verdict();
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted -> {
              assertThat(
                      List.of(
                          refuted.by().on(),
                          english(refuted.by().expected()),
                          english(refuted.by().actual())))
                  .containsExactly(at, executed, lie);
              assertThat(refuted.by().smallest()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({"multiplications, 1", "activation-bytes, 4", "output-width, -1"})
  void an_execution_that_lies_at_one_shape_is_refuted_there(String quantity, long error) {
    Quantity measure = Quantities.named(quantity).orElseThrow();
    Provenance.Execution honest = measure.provenance().execution();
    Provenance.Execution lying =
        (shape, conventions) ->
            shape.line().equals("ci2co2")
                ? Value.of(
                    ((Value.Defined) honest.value(shape, conventions)).number().intValue() + error)
                : honest.value(shape, conventions);
    Quantity liar =
        new Quantity(
            measure.name() + "-lying",
            measure.meaning(),
            measure.division(),
            measure.choices(),
            measure.vocabulary(),
            measure.closed(),
            new Provenance("a-liar", lying));
    assertThat(ClosedFormsJudge.verdict(liar, Conventions.NONE))
        .isInstanceOfSatisfying(
            Verdict.Refuted.class, refuted -> assertThat(refuted.by().on()).isEqualTo("ci2co2"));
  }

  private static Quantity withForm(Quantity measure, String form) {
    return new Quantity(
        measure.name() + "=" + form,
        measure.meaning(),
        measure.division(),
        measure.choices(),
        measure.vocabulary(),
        (conventions, named) -> Optional.of(form),
        measure.provenance());
  }
}

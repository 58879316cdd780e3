package dev.convproof.claim.formula;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The closed forms of the backward pass are what is executed, and wrong ones are refuted. */
class BackwardQuantitiesTest {

  static Stream<Quantity> measures() {
    return Quantities.all().stream().filter(measure -> measure.name().startsWith("backward"));
  }

  @Test
  void there_are_costs_of_each_gradient_and_of_all_and_what_is_held() {
    assertThat(measures().map(Quantity::name))
        .hasSize(4 * 3 + 3)
        .contains("backward-weight-operations", "backward-additions", "backward-gradient-bytes");
  }

  @ParameterizedTest
  @MethodSource("measures")
  void the_closed_form_is_what_is_executed(Quantity measure) {
    assertThat(ClosedFormsJudge.verdict(measure, Conventions.NONE))
        .isInstanceOfSatisfying(
            Verdict.Holds.class,
            holds ->
                assertThat(holds.links())
                    .allSatisfy(
                        link -> assertThat(link.strength()).isInstanceOf(Strength.Exact.class)));
  }

  @ParameterizedTest
  @CsvSource({
    "backward-input-additions, shapes without dilation whose sizes exceed the smallest by at most 4",
    "backward-operations, shapes without dilation whose sizes exceed the smallest by at most 4",
    "backward-weight-additions, shapes whose sizes exceed the smallest by at most 4",
  })
  void a_form_that_is_stated_without_dilation_is_said_to_be(String name, String shapes) {
    Verdict verdict =
        ClosedFormsJudge.verdict(Quantities.named(name).orElseThrow(), Conventions.NONE);
    Verdict.Link link = ((Verdict.Holds) verdict).links().get(0);
    assertThat(english(((Strength.Exact) link.strength()).bound())).endsWith(shapes + " in total");
  }

  @Test
  void padding_on_each_side_changes_what_the_output_is_not_the_form() {
    Quantity measure = Quantities.named("backward-input-additions").orElseThrow();
    Conventions perSide = Conventions.NONE.with(Choice.PADDING, "per-side");
    assertThat(ClosedFormsJudge.verdict(measure, perSide)).isInstanceOf(Verdict.Holds.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backward-input-multiplications | n*co*ci*kh*kw*ho*wo | g2ci2co2",
        "backward-input-additions | n*co*(ci/g)*kh*kw*ho*wo - n*ci*(h+ph)*(w+pw) | h2sh2",
        "backward-weight-additions | co*(ci/g)*kh*kw*n*(ho*wo-1) | n2",
        "backward-bias-additions | n*co*(ho*wo-1) | n2",
        "backward-bias-multiplications | co*ho*wo | n1",
      })
  void a_wrong_form_is_refuted_on_its_smallest_shape(String name, String form, String smallest) {
    Quantity right = Quantities.named(name).orElseThrow();
    Quantity wrong =
        new Quantity(
            "wrong " + name,
            right.meaning(),
            right.division(),
            right.choices(),
            right.vocabulary(),
            (conventions, named) -> Optional.of(form),
            right.provenance());
    assertThat(ClosedFormsJudge.verdict(wrong, Conventions.NONE))
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted -> assertThat(refuted.by().on()).as(name).isEqualTo(smallest));
  }
}

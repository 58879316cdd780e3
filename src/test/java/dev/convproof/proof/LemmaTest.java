package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LemmaTest {

  static Stream<Arguments> every_lemma_with_every_solver() {
    return Lemma.all().stream()
        .flatMap(
            lemma ->
                Stream.of(Solver.values())
                    .map(solver -> Arguments.of(lemma.name(), lemma, solver)));
  }

  @Tag("long")
  @ParameterizedTest(name = "{0} by {2}")
  @MethodSource
  void every_lemma_with_every_solver(String name, Lemma lemma, Solver solver) throws Exception {
    assumeTrue(solver.isInstalled(), "skipped: " + solver + " is not installed");
    assertThat(solver.answer(lemma.text())).as(name).isEqualTo("unsat");
    assertThat(solver.answer(lemma.hypotheses()))
        .as("hypotheses of %s: a contradiction would prove anything", name)
        .isNotEqualTo("unsat");
  }

  @Test
  void a_lemma_without_a_hypothesis_that_it_needs_is_not_proved() throws Exception {
    assumeTrue(Solver.Z3.isInstalled(), "skipped: z3 is not installed");
    Lemma lemma = Lemma.named("toeplitz-entry-unique");
    String withoutPositiveDilation = lemma.text().replace("(>= d 1)", "(>= d 0)");
    assertThat(Solver.Z3.answer(withoutPositiveDilation)).isEqualTo("sat");
  }

  @Test
  void multiplying_out_proves_sizes_and_fields_and_nothing_else() {
    assertThat(Lemma.all().stream().filter(Lemma::isMultipliedOut).map(Lemma::name))
        .containsExactlyInAnyOrder(
            "output-counts-windows",
            "ceil-mode-windows",
            "transposed-size",
            "receptive-field-step",
            "receptive-field-layers");
  }

  @Test
  void a_sum_that_is_another_is_no_proof() {
    List<List<String>> products = List.of(List.of("q-i", "s"), List.of("r"));
    String zero = "n-e-q*s-r";
    assertThat(new NotNegative("n-(i*s+e)", products, zero).isSum()).isTrue();
    assertThat(new NotNegative("n-(i*s+e)-1", products, zero).isSum()).isFalse();
    assertThat(new NotNegative("n-(i*s+e)", products.subList(0, 1), zero).isSum()).isFalse();
  }

  @Test
  void every_lemma_states_itself_in_words() {
    assertThat(Lemma.all()).allSatisfy(lemma -> assertThat(lemma.statement()).endsWith("."));
  }
}

package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  void every_lemma_states_itself_in_words() {
    assertThat(Lemma.all()).allSatisfy(lemma -> assertThat(lemma.statement()).endsWith("."));
  }
}

package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lemmas prove together, and what they leave to the reader. */
class TheoremTest {

  @Test
  void every_lemma_is_part_of_a_theorem() {
    assertThat(Theorem.all().stream().flatMap(theorem -> theorem.lemmas().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(Lemma.all());
  }

  @Test
  void every_lemma_that_another_one_cites_is_there() {
    assertThat(Theorem.all())
        .allSatisfy(
            theorem ->
                assertThat(theorem.lemmas())
                    .allSatisfy(lemma -> assertThat(cited(lemma)).isSubsetOf(files(theorem))));
  }

  private static List<String> cited(Lemma lemma) {
    return Lemma.all().stream()
        .map(Lemma::file)
        .filter(file -> lemma.statement().contains(file))
        .toList();
  }

  private static List<String> files(Theorem theorem) {
    return theorem.lemmas().stream().map(Lemma::file).toList();
  }

  @Test
  void every_matrix_way_has_a_theorem_and_no_other() {
    assertThat(
            Strategies.all().stream()
                .map(Strategy::name)
                .filter(name -> Theorem.indexMapOf(name).isPresent()))
        .containsExactly("im2col", "shifted", "toeplitz");
  }

  @Test
  void composition_says_what_is_left_to_the_reader() {
    assertThat(Theorem.COMPOSITION.read())
        .hasSize(3)
        .first()
        .isEqualTo(Theorem.ReaderStep.INDUCTION);
  }

  @Test
  void a_step_without_a_lemma_is_not_checked() {
    assertThatThrownBy(() -> new Theorem.CheckedStep(List.of()))
        .hasMessageEndingWith("a step that is checked rests on a lemma");
  }
}

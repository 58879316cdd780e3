package dev.convproof.claim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Spoken;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConverseClaimsTest {

  @Test
  void the_converse_is_refuted_by_the_smallest_kernel_that_is_no_composition() {
    Judgement judgement = JudgedCatalogue.judgement("E1c-all");
    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted -> {
              assertThat(refuted.by().on()).isEqualTo("[1, 0, 1]");
              assertThat(refuted.by().smallest()).isTrue();
              assertThat(refuted.by().drawing()).isPresent();
            });
    assertThat(judgement.figures())
        .containsExactly(
            new Figure("smallest-over-q", "[1, 0, 1]"),
            new Figure("smallest-over-every-field", "[[1, 0], [0, 1]]"));
  }

  @Test
  void what_decides_and_what_always_decomposes_is_computed() {
    Judgement judgement = JudgedCatalogue.judgement("E1c");
    assertThat(judgement.verdict())
        .isInstanceOfSatisfying(
            Verdict.Holds.class,
            holds -> assertThat(holds.strength()).isInstanceOf(Strength.Exact.class));
    assertThat(judgement.figures())
        .contains(new Figure("always-real-from", "4"), new Figure("always-complex-from", "3"))
        .extracting(Figure::name)
        .contains("smallest-over-q", "kernels-decided", "largest-residual");
  }

  @Test
  void what_the_judges_say_can_be_said_in_both_languages() {
    Spoken.assertInBothLanguages(
        Stream.of("E1c", "E1c-all").map(JudgedCatalogue::judgement).flatMap(Spoken::in));
  }
}

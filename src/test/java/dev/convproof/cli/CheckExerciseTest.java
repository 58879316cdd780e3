package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

/** Exercises, each part of which can be asked. */
class CheckExerciseTest {
  @Test
  void an_exercise_tells_its_parts_and_takes_an_answer_to_each() {
    Answer.to("check", "E2a", "--lang", "en")
        .holds()
        .says(
            """
            1           multiplications of the forward pass
                        check multiplications 'FORMULA'
            """,
            "            check output-width 'FORMULA' --padding total\n");
    Answer.to("check", "e4", "ci*co*h*w").holds();
    Answer.to("check", "E4", "ci*co*ho*wo*2").isRefuted();
    Answer.to("check", "E7", "k+D", "--lang", "en")
        .isRefuted()
        .says("right       k+D-1 (proved)\n");
    Answer.to("check", "E8", "c^2/b").holds();
    Answer.to("check", "E6", "ci*kh*kw", "ho*wo").holds();
    Answer.to("check", "E1c", "no").holds();
    Answer.to("check", "E1c", "yes").isRefuted();
    assertThat(Answer.to("check", "E5", "no").exitCode()).isEqualTo(ExitCode.DEPENDS);
    Answer.to("check", "E5", "no", "--lang", "en")
        .says(
            "verdict     DEPENDS: right in float32, in another order, or in float32, with fused"
                + " multiply-add; wrong in exact arithmetic, or in float32, in the same order\n");
    Answer.to("check", "E5", "yes", "--lang", "zh").says("：在精确算术中，或在 float32 中，次序相同时对");
    Answer.to("check", "E5", "perhaps").isRefused("yes or no would be right");
    Answer.to("check", "E9", "1").isRefused("there is no exercise E9");
    Answer.to("check", "E4", "1", "2").isRefused("E4 has 1 parts, but 2 answers are given");
  }

  @Test
  void every_exercise_has_something_to_type() {
    for (Claim claim : Catalogue.all()) {
      if (claim.source().kind() == Claim.Source.Kind.EXERCISE) {
        assertThat(Answer.to("check", claim.id(), "--lang", "en").holds().out())
            .as(claim.id())
            .containsPattern("(?m)^            check .*('FORMULA'|yes\\|no)");
      }
    }
  }
}

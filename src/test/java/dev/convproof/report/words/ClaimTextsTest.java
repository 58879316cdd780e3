package dev.convproof.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the bundles have to say on the claims, whatever their verdicts turn out to be. */
class ClaimTextsTest {
  private static final List<String> EXERCISES =
      List.of(
          "E1a", "E1b", "E1c", "E1d", "E2a", "E2b", "E2c", "E2d", "E3a", "E3b", "E4", "E5", "E6",
          "E7", "E8");
  private static final List<String> THREAD =
      List.of(
          "T1a", "T1b", "T1c", "T1d", "T1e", "T1f", "T1g", "T2a", "T2b", "T2c", "T3a", "T3b", "T4a",
          "T4b", "T5a", "T5b", "T6", "T7", "T8a", "T8b", "T8c", "T9a", "T9b", "T9c", "T10a", "T10b",
          "T11", "T11b", "T12");

  private final Wording wording = new Wording();

  @Test
  void every_exercise_has_an_answer_and_an_argument() {
    assertThat(EXERCISES).allMatch(id -> wording.has("answer." + id));
    assertThat(EXERCISES).allMatch(id -> wording.has("argument." + id));
  }

  @Test
  void every_claim_of_the_thread_is_quoted_and_explained() {
    assertThat(THREAD).allMatch(id -> wording.has("quote." + id));
    assertThat(THREAD).allMatch(this::isExplained);
  }

  @Test
  void every_common_answer_is_explained() {
    assertThat(IntStream.rangeClosed(1, 20).mapToObj(number -> "C" + number))
        .allMatch(this::isExplained);
  }

  private boolean isExplained(String id) {
    return Stream.of("argument.", "why.", "turns.").anyMatch(kind -> wording.has(kind + id));
  }
}

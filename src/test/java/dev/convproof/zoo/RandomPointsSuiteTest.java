package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random points catch what lies beyond the shapes that are tried exhaustively. */
class RandomPointsSuiteTest {
  @TempDir Path counterexamples;

  @Test
  void a_liar_that_is_right_up_to_31_channels() {
    assertThat(
            new SuiteRun(counterexamples)
                .of(
                    "RandomPointsProperties",
                    "every_strategy_equals_the_definition_modulo_2_to_61_minus_1",
                    Channels.THIRTY_ONE_CHANNELS))
        .hasValueSatisfying(
            failure ->
                assertThat(failure)
                    .hasMessageStartingWith(
                        "AGREEMENT refuted: channels beyond 31 dropped differs from")
                    .hasMessageContaining("ci32"));
  }
}

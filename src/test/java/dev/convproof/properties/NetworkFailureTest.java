package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatStrategiesAgree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.convproof.algebra.Doubles;
import dev.convproof.geometry.Notation;
import dev.convproof.model.Budget;
import dev.convproof.model.LayerLiars;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure on a real layer is as readable as one on a small case. */
class NetworkFailureTest {
  private static final NamedLayer LAYER =
      new NamedLayer("net", "layer", 1, Notation.parse("ci16h56w56co8kh3kw3pt1pb1pl1pr1"));

  @Test
  void strategies_that_agree_pass() {
    assertThatStrategiesAgree(plan(Strategies.direct()), Doubles.INSTANCE, 0);
  }

  @Test
  void a_liar_on_small_cases_too_fails_on_a_case_to_be_read_and_shrunk() {
    LawRefuted refuted = failureOf(LayerLiars.LAST_ROW);
    assertThat(refuted.getMessage().lines())
        .startsWith("AGREEMENT refuted: last row differs from definition at [n=0 o=1 i=2 j=0]")
        .contains("  case       ci2h3w4co2kh3kw3pt1pb1pl1pr1");
    assertThat(refuted.onSmallest().getMessage().lines()).contains("  case       n1");
  }

  @Test
  void a_liar_on_large_layers_alone_fails_in_few_lines_without_their_values() {
    LawRefuted refuted = failureOf(LayerLiars.LAST_ROW_OF_LARGE_IMAGES);
    assertThat(refuted.getMessage().lines())
        .hasSize(10)
        .startsWith(
            "AGREEMENT refuted: last row of large images differs from definition"
                + " on the whole of net layer at [n=0 o=7 i=55 j=0]")
        .contains(
            "  input      [1, 16, 56, 56], 50176 values",
            "  weights    [8, 16, 3, 3], 1152 values",
            "  replay     51328 values are too many for a line: run again what has failed");
  }

  private static LawRefuted failureOf(Strategy liar) {
    return catchThrowableOfType(
        LawRefuted.class,
        () -> assertThatStrategiesAgree(plan(List.of(liar)), Doubles.INSTANCE, 0));
  }

  private static LayerPlan plan(List<Strategy> subjects) {
    return LayerPlan.of(LAYER, subjects, Budget.ofMemory(1L << 30));
  }
}

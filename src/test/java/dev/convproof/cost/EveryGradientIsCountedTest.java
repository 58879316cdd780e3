package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.cost.CountedRun.CountedGradient;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.Col2imGemm;
import dev.convproof.strategy.backward.GradientDefinition;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On every geometry up to an excess of 4, every gradient takes what the closed forms say. */
class EveryGradientIsCountedTest {
  private static final int LARGEST_EXCESS = 4;

  static Stream<BackwardStrategy> strategies() {
    return BackwardStrategies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void a_backward_pass_executes_what_its_closed_form_says(BackwardStrategy strategy) {
    for (Gradient gradient : Gradient.values()) {
      assertThat(geometries())
          .allSatisfy(
              g ->
                  assertThat(executed(strategy, gradient, g))
                      .isEqualTo(BackwardForm.executed(strategy, gradient, g).orElseThrow()));
    }
  }

  @ParameterizedTest
  @EnumSource(PaddedTaps.class)
  void both_conventions_for_padded_taps_are_realised(PaddedTaps taps) {
    BackwardStrategy strategy =
        taps == PaddedTaps.COUNTED ? new Col2imGemm() : new GradientDefinition();
    for (Gradient gradient : Gradient.values()) {
      assertThat(geometries())
          .allSatisfy(
              g -> {
                Operations executed = executed(strategy, gradient, g);
                assertThat(executed.multiplications(true))
                    .isEqualTo(BackwardForm.multiplications(gradient, g, taps));
                assertThat(executed.additions(true))
                    .isEqualTo(BackwardForm.additions(gradient, g, taps));
              });
    }
  }

  @Test
  void a_form_that_has_a_sum_for_every_pixel_is_refuted_where_no_window_reads_one() {
    assertThat(firstRefuting(Gradient.INPUT, g -> products(g) - g.inputSize()))
        .isEqualTo(Notation.parse("w2sw2"));
  }

  @Test
  void a_form_that_has_all_channels_in_every_kernel_is_refuted_by_two_groups() {
    assertThat(firstRefuting(Gradient.WEIGHTS, g -> products(g) - (long) weightsUngrouped(g)))
        .isEqualTo(Notation.parse("g2ci2co2"));
  }

  @Test
  void a_form_that_has_a_bias_for_each_image_is_refuted_by_two_images() {
    assertThat(
            firstRefuting(
                Gradient.BIAS, g -> g.outputSize() - (long) g.batch() * g.outputChannels()))
        .isEqualTo(Notation.parse("n2"));
  }

  private static long products(Geometry g) {
    return ClosedForm.multiplications(g, PaddedTaps.SKIPPED);
  }

  private static int weightsUngrouped(Geometry g) {
    return g.outputChannels() * g.inputChannels() * g.rows().tapsRead() * g.columns().tapsRead();
  }

  private static Geometry firstRefuting(Gradient gradient, ToLongFunction<Geometry> additions) {
    return geometries()
        .filter(g -> !g.padded())
        .filter(
            g ->
                executed(BackwardStrategies.DEFINITION, gradient, g).additions(true)
                    != additions.applyAsLong(g))
        .findFirst()
        .orElseThrow();
  }

  private static Operations executed(BackwardStrategy strategy, Gradient gradient, Geometry g) {
    return CountedGradient.of(strategy, gradient, g).executed();
  }

  private static Stream<Geometry> geometries() {
    return Stream.iterate(0, excess -> excess <= LARGEST_EXCESS, excess -> excess + 1)
        .flatMap(Shapes::ofSize);
  }
}

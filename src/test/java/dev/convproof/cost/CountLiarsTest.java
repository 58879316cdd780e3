package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.generate.Shapes;
import dev.convproof.generate.Shrinker;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every wrong count is refuted in the right words, on a case of the least size there is. */
class CountLiarsTest {
  private static final Strategy DEFINITION = Strategies.DEFINITION;
  private static final Strategy IM2COL = Strategies.named("im2col").orElseThrow();

  private static final CostModel MULTIPLIES_PADDING = CostModel.of(IM2COL).orElseThrow();
  private static final CostModel SKIPS_PADDING = CostModel.of(DEFINITION).orElseThrow();

  @Test
  void a_strategy_that_computes_everything_twice() {
    assertRefuted(
        new CountLiars.ComputesTwice(IM2COL),
        MULTIPLIES_PADDING,
        "n1",
        "executes 2 multiplications of data, the closed form says 1");
  }

  @Test
  void a_strategy_that_multiplies_padding_and_claims_not_to() {
    assertRefuted(
        new CountLiars.Impostor("definition", IM2COL),
        SKIPS_PADDING,
        "pr1",
        "executes 1 multiplication of zero, the closed form says 0");
  }

  @Test
  void a_strategy_that_skips_padding_and_claims_not_to() {
    assertRefuted(
        new CountLiars.Impostor("im2col", DEFINITION),
        MULTIPLIES_PADDING,
        "pr1",
        "executes 0 multiplications of zero, the closed form says 1");
  }

  @Test
  void a_closed_form_that_adds_the_bias_twice() {
    assertRefuted(
        DEFINITION,
        CountLiars::addsBiasTwice,
        "n1",
        "executes 1 addition of data, the closed form says 2");
  }

  @Test
  void a_closed_form_that_forgets_groups() {
    assertRefuted(
        DEFINITION,
        CountLiars::forgetsGroups,
        "g2ci2co2",
        "executes 2 multiplications of data, the closed form says 4");
  }

  @Test
  void a_closed_form_that_forgets_to_join_the_channels() {
    assertRefuted(
        DEFINITION,
        CountLiars::forgetsToJoinChannels,
        "ci2",
        "executes 2 additions of data, the closed form says 1");
  }

  @Test
  void a_closed_form_that_saves_an_addition_in_windows_without_a_product() {
    assertRefuted(
        DEFINITION,
        CountLiars::savesInEveryWindow,
        "pr1",
        "executes 0 additions of data, the closed form says -1");
  }

  @Test
  void a_closed_form_that_believes_that_dilated_taps_are_dense() {
    assertRefuted(
        DEFINITION,
        CountLiars::believesThatTapsAreDense,
        "kw2dw2pl1pr1",
        "executes 0 additions of data, the closed form says -1");
  }

  @Test
  void a_closed_form_that_forgets_to_divide_by_the_points_of_a_transform() {
    assertRefuted(
        Strategies.named("fft").orElseThrow(),
        CountLiars::forgetsToDivide,
        "w2",
        "executes 2 multiplications by a constant, the closed form says 0");
  }

  @Test
  void a_closed_form_that_forgets_that_tiles_hold_padding() {
    assertRefuted(
        Strategies.named("winograd-2x2").orElseThrow(),
        CountLiars::takesPaddedTilesForData,
        "n1",
        "executes 1 multiplication of data, the closed form says 4");
  }

  private static void assertRefuted(
      Strategy strategy, CostModel model, String smallest, String words) {
    Geometry first = firstRefuting(strategy, model);
    assertThat(first).isEqualTo(Notation.parse(smallest));
    assertThat(wrong(strategy, model, first).orElseThrow().words()).isEqualTo(words);
    Case shrunk =
        Shrinker.minimise(
            randomRefuting(strategy, model), c -> wrong(strategy, model, c.geometry()).isPresent());
    assertThat(shrunk.size()).isEqualTo(first.size());
  }

  /** The first geometry, in the order of size, on which a count is wrong. */
  private static Geometry firstRefuting(Strategy strategy, CostModel model) {
    return IntStream.iterate(0, excess -> excess + 1)
        .boxed()
        .flatMap(Shapes::ofSize)
        .filter(g -> wrong(strategy, model, g).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Case randomRefuting(Strategy strategy, CostModel model) {
    return LongStream.iterate(0, seed -> seed + 1)
        .mapToObj(
            seed -> RandomCase.draw(Reach.SMALL, Doubles.INSTANCE.exactness(), 1, false, seed))
        .filter(c -> wrong(strategy, model, c.geometry()).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<OperationCount> wrong(Strategy strategy, CostModel model, Geometry g) {
    if (!strategy.scope(g).applies()) {
      return Optional.empty();
    }
    return Arrays.stream(BiasTerm.values())
        .flatMap(
            bias ->
                OperationCount.besideClosedForm(
                    model, g, bias, CountedRun.of(strategy, g, bias).executed())
                    .stream())
        .filter(count -> !count.agrees())
        .findFirst();
  }
}

package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Outcome;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.model.NetworkBench.LayerRun;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NetworkBenchTest {
  private static final NamedLayer LAYER =
      new NamedLayer("net", "layer", 1, Notation.parse("ci16h28w28co8kh3kw3pt1pb1pl1pr1"));
  private static final Budget CROPS_ONLY = new Budget(0, Long.MAX_VALUE, Long.MAX_VALUE);
  private static final Budget NO_LIMIT = Budget.ofMemory(Long.MAX_VALUE);

  @Test
  void every_strategy_is_timed_and_all_but_the_reference_are_compared() {
    List<LayerRun> runs = run(Strategies.direct(), NO_LIMIT);
    assertThat(runs)
        .extracting(run -> run.strategy().name())
        .containsExactly(
            "definition",
            "per-channel",
            "im2col",
            "shifted",
            "toeplitz",
            "depth-spanning",
            "strip-4");
    assertThat(runs).allSatisfy(run -> assertThat(run.seconds()).isPositive());
    assertThat(runs.get(0).outcome()).isEmpty();
    assertThat(runs.subList(1, 7)).allSatisfy(NetworkBenchTest::assertComparedEverywhere);
  }

  private static void assertComparedEverywhere(LayerRun run) {
    assertThat(run.outcome().orElseThrow())
        .isInstanceOfSatisfying(
            Outcome.Held.class,
            holds -> {
              assertThat(holds.compared()).isEqualTo(8 * 28 * 28);
              assertThat(holds.nonzero()).isPositive();
            });
  }

  @Test
  void a_liar_is_caught_on_the_crop() {
    Disagreement found = refutation(LayerLiars.LAST_ROW_OF_MANY_CHANNELS, CROPS_ONLY);
    assertThat(found.what())
        .isEqualTo("last row of many channels differs from definition on the crop of net layer");
    assertThat(found.where()).isEqualTo("[n=0 o=7 i=2 j=0]");
  }

  @Test
  void a_liar_that_a_crop_cannot_show_is_caught_on_the_whole_layer() {
    List<LayerRun> onCrop = run(List.of(LayerLiars.LAST_ROW_OF_LARGE_IMAGES), CROPS_ONLY);
    assertThat(onCrop.get(1).outcome().orElseThrow()).isInstanceOf(Outcome.Held.class);
    Disagreement found = refutation(LayerLiars.LAST_ROW_OF_LARGE_IMAGES, NO_LIMIT);
    assertThat(found.what())
        .isEqualTo("last row of large images differs from definition on the whole of net layer");
    assertThat(found.where()).isEqualTo("[n=0 o=7 i=27 j=0]");
  }

  private static Disagreement refutation(Strategy liar, Budget budget) {
    Outcome outcome = run(List.of(liar), budget).get(1).outcome().orElseThrow();
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    return ((Outcome.Refuted) outcome).by();
  }

  private static List<LayerRun> run(List<Strategy> subjects, Budget budget) {
    List<LayerRun> runs = new ArrayList<>();
    NetworkPlan plan = NetworkPlan.of(List.of(LAYER), subjects, budget);
    new NetworkBench<>(Doubles.INSTANCE, 0, runs::add).run(plan);
    return runs;
  }

  @Test
  void no_sum_of_a_layer_leaves_the_exact_integers_and_larger_values_could() {
    for (NamedLayer layer : Network.allLayers()) {
      for (Exactness exact :
          new Exactness[] {Doubles.INSTANCE.exactness(), Floats.INSTANCE.exactness()}) {
        long most = NetworkBench.greatest(layer.geometry(), exact);
        long products = layer.geometry().products();
        assertThat(most * most * products).as("%s", layer).isLessThanOrEqualTo(exact.magnitude());
        assertThat((most + 1) * (most + 1) * products).isGreaterThan(exact.magnitude());
      }
    }
  }

  @Test
  void values_reach_the_bound_and_do_not_pass_it() {
    Geometry g = Notation.parse("ci512h3w4co8kh3kw3pt1pb1pl1pr1");
    Case c = NetworkBench.values(g, Floats.INSTANCE.exactness(), 1);
    assertThat(LongStream.of(c.values()).map(Math::abs).max()).hasValue(60);
    assertThat(c.layers().get(0).bias()).isEmpty();
  }

  @Test
  void one_seed_gives_one_case() {
    Geometry g = Notation.parse("ci2h3w3co3kh2kw2");
    Case c = NetworkBench.values(g, Doubles.INSTANCE.exactness(), 7);
    Case same = NetworkBench.values(g, Doubles.INSTANCE.exactness(), 7);
    Case other = NetworkBench.values(g, Doubles.INSTANCE.exactness(), 8);
    assertThat(Arrays.equals(c.values(), same.values())).isTrue();
    assertThat(Arrays.equals(c.values(), other.values())).isFalse();
  }

  @Test
  void a_sum_that_no_value_fits_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NetworkBench.values(Notation.parse("ci9"), new Exactness(8, 0, 0), 0))
        .withMessage("ci9 sums 9 products: more than 8");
  }
}

package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPlanTest {

  @Test
  void every_pair_of_a_layer_and_a_strategy_in_scope_is_run_or_said_to_be_left_out() {
    for (Budget budget : List.of(Budget.QUICK, Budget.BRIEF)) {
      NetworkPlan plan = NetworkPlan.of(Networks.layers(), Strategies.direct(), budget);
      assertThat(plan.wholes() + plan.cropped().size() + plan.omitted().size())
          .isEqualTo(pairsInScope());
    }
  }

  private static long pairsInScope() {
    return Networks.layers().stream()
        .mapToLong(layer -> Strategies.applicableTo(layer.geometry()).size())
        .sum();
  }

  @Test
  void a_quick_run_compares_all_layers_but_three_with_the_definition() {
    NetworkPlan plan = NetworkPlan.of(Networks.layers(), Strategies.direct(), Budget.QUICK);
    assertThat(plan.omitted())
        .filteredOn(left -> !left.strategy().equals("toeplitz"))
        .extracting(left -> left.layer() + " " + left.strategy())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("conv5.spatial.first", "conv5.spatial.rest", "conv5.project")
                .flatMap(
                    layer ->
                        Stream.of("definition", "per-channel", "depth-spanning", "strip-4")
                            .map(loops -> "resnet50 " + layer + " " + loops))
                .toList());
  }

  @Test
  void a_summary_names_what_is_cropped_and_what_is_left_out() {
    List<NetworkLayer> layers =
        List.of(
            new NetworkLayer("net", "large", 1, Notation.parse("ci9h9w9co9kh3kw3")),
            new NetworkLayer("net", "small", 1, Notation.parse("h9w9kh3kw3")),
            new NetworkLayer("other", "wide", 1, Notation.parse("ci9h8w9co9kh3kw3")));
    List<Strategy> two = List.of(Strategies.DEFINITION, strategy("im2col"), strategy("toeplitz"));
    NetworkPlan plan = NetworkPlan.of(layers, two, new Budget(100_000, 150_000, 50_000));
    assertThat(plan.summary().lines())
        .containsExactly(
            "3 layers, strategies in their scope: 3 on the whole layer,"
                + " 4 on a crop that keeps the channels, 2 left out",
            "  on a crop: definition, more than 100,000 steps on the whole, 2×:"
                + " net large; other wide",
            "  on a crop: im2col, no other strategy fits on the whole, 2×: net large; other wide",
            "  left out: toeplitz, more than 50,000 bytes on the crop, 2×: net large; other wide");
  }

  private static Strategy strategy(String name) {
    return Strategies.named(name).orElseThrow();
  }
}

package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Notation;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.model.NetworkPlan.LeftOut;
import dev.convproof.model.NetworkPlan.Task;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPlanTest {
  private static final NamedLayer LARGE = layer("ci64h26w26co64kh3kw3pt1pb1pl1pr1");
  private static final NamedLayer SMALL = layer("g960ci960h7w7co960kh3kw3pt1pb1pl1pr1");
  private static final Budget NO_LIMIT = Budget.ofMemory(Long.MAX_VALUE);

  @Test
  void every_pair_of_a_layer_and_a_strategy_in_scope_is_run_or_said_to_be_left_out() {
    for (Budget budget : List.of(Budget.QUICK, Budget.BRIEF)) {
      NetworkPlan plan = NetworkPlan.of(Network.allLayers(), Strategies.direct(), budget);
      assertThat(plan.wholes() + plan.cropped().size() + plan.omitted().size())
          .isEqualTo(pairsInScope());
    }
  }

  private static long pairsInScope() {
    return Network.allLayers().stream()
        .mapToLong(layer -> Strategies.applicableTo(layer.geometry()).size())
        .sum();
  }

  @Test
  void a_quick_run_compares_all_layers_but_three_with_the_definition() {
    NetworkPlan plan = NetworkPlan.of(Network.allLayers(), Strategies.direct(), Budget.QUICK);
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
    List<NamedLayer> layers =
        List.of(
            new NamedLayer("net", "large", 1, Notation.parse("ci9h9w9co9kh3kw3")),
            new NamedLayer("net", "small", 1, Notation.parse("h9w9kh3kw3")),
            new NamedLayer("other", "wide", 1, Notation.parse("ci9h8w9co9kh3kw3")));
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

  @Test
  void a_small_layer_is_run_whole_by_all_and_compared_with_the_definition() {
    LayerPlan plan = plan(SMALL, Budget.QUICK);
    assertThat(plan.leftOut()).isEmpty();
    assertThat(plan.tasks()).hasSize(1);
    assertTask(plan.tasks().get(0), LayerPart.WHOLE, "definition");
    assertThat(names(plan.tasks().get(0)))
        .containsExactly(
            "per-channel", "im2col", "shifted", "toeplitz", "depth-spanning", "strip-4");
  }

  @Test
  void a_large_layer_is_run_whole_by_matrix_products_and_on_its_crop_by_all() {
    LayerPlan plan = plan(LARGE, Budget.QUICK);
    assertThat(plan.tasks()).hasSize(2);
    assertTask(plan.tasks().get(0), LayerPart.WHOLE, "im2col");
    assertThat(names(plan.tasks().get(0))).containsExactly("shifted");
    assertTask(plan.tasks().get(1), LayerPart.CROP, "definition");
    assertThat(names(plan.tasks().get(1)))
        .containsExactly(
            "per-channel", "im2col", "shifted", "toeplitz", "depth-spanning", "strip-4");
  }

  @Test
  void what_is_left_out_is_said_with_its_cost() {
    assertThat(plan(LARGE, Budget.QUICK).leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(
            "net layer: definition on the whole: 24,920,064 products by plain loops cost"
                + " 747,601,920 steps: more than 30,000,000 steps",
            "net layer: per-channel on the whole: 24,920,064 products by plain loops cost"
                + " 747,601,920 steps: more than 30,000,000 steps",
            "net layer: toeplitz on the whole: needs 378,535,936 bytes for a sparse matrix:"
                + " more than 67,108,864 bytes",
            "net layer: depth-spanning on the whole: 24,920,064 products by plain loops cost"
                + " 747,601,920 steps: more than 30,000,000 steps",
            "net layer: strip-4 on the whole: 24,920,064 products by plain loops cost"
                + " 747,601,920 steps: more than 30,000,000 steps");
  }

  @Test
  void without_a_limit_everything_is_run_whole_and_nothing_cropped() {
    LayerPlan plan = plan(LARGE, NO_LIMIT);
    assertThat(plan.leftOut()).isEmpty();
    assertThat(plan.tasks()).extracting(Task::part).containsExactly(LayerPart.WHOLE);
  }

  @Test
  void a_strategy_that_fits_nowhere_is_omitted() {
    LayerPlan plan = plan(LARGE, new Budget(Long.MAX_VALUE, Long.MAX_VALUE, 1 << 22));
    assertThat(plan.omits("toeplitz")).isTrue();
    assertThat(plan.omits("im2col")).isFalse();
    assertThat(plan.omits("pointwise")).isFalse(); // out of its scope, which is no omission
  }

  @Test
  void a_strategy_alone_is_compared_with_nothing_and_left_out() {
    Budget forOne = new Budget(28_000_000, 0, Long.MAX_VALUE);
    LayerPlan plan = plan(LARGE, forOne);
    assertThat(plan.tasks()).isEmpty();
    assertThat(plan.leftOut())
        .filteredOn(left -> left.part() == LayerPart.WHOLE && left.strategy().equals("im2col"))
        .extracting(left -> left.reason().toString())
        .containsExactly("would be compared with nothing: no other strategy fits");
  }

  @Test
  void another_convolution_is_compared_with_ours_on_the_whole_and_on_the_crop() {
    LayerPlan plan =
        LayerPlan.of(LARGE, List.of(LayerLiars.LAST_ROW_OF_LARGE_IMAGES), Budget.QUICK);
    assertThat(plan.tasks()).extracting(Task::part).containsExactly(LayerPart.CROP);
    LayerPlan unlimited =
        LayerPlan.of(LARGE, List.of(LayerLiars.LAST_ROW_OF_LARGE_IMAGES), NO_LIMIT);
    assertTask(unlimited.tasks().get(0), LayerPart.WHOLE, "definition");
  }

  private static void assertTask(Task task, LayerPart part, String reference) {
    assertThat(task.part()).isEqualTo(part);
    assertThat(task.reference().name()).isEqualTo(reference);
  }

  private static List<String> names(Task task) {
    return task.subjects().stream().map(Strategy::name).toList();
  }

  private static LayerPlan plan(NamedLayer layer, Budget budget) {
    return LayerPlan.of(layer, Strategies.direct(), budget);
  }

  private static NamedLayer layer(String geometry) {
    return new NamedLayer("net", "layer", 1, Notation.parse(geometry));
  }
}

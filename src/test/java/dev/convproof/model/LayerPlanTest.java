package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerPlanTest {
  private static final NetworkLayer LARGE = layer("ci64h26w26co64kh3kw3pt1pb1pl1pr1");
  private static final NetworkLayer SMALL = layer("g960ci960h7w7co960kh3kw3pt1pb1pl1pr1");
  private static final Budget NO_LIMIT = Budget.ofMemory(Long.MAX_VALUE);

  @Test
  void a_small_layer_is_run_whole_by_all_and_compared_with_the_definition() {
    LayerPlan plan = plan(SMALL, Budget.QUICK);
    assertThat(plan.leftOut()).isEmpty();
    assertThat(plan.tasks()).hasSize(1);
    assertTask(plan.tasks().get(0), Extent.WHOLE, "definition");
    assertThat(names(plan.tasks().get(0)))
        .containsExactly(
            "per-channel", "im2col", "shifted", "toeplitz", "depth-spanning", "strip-4");
  }

  @Test
  void a_large_layer_is_run_whole_by_matrix_products_and_on_its_crop_by_all() {
    LayerPlan plan = plan(LARGE, Budget.QUICK);
    assertThat(plan.tasks()).hasSize(2);
    assertTask(plan.tasks().get(0), Extent.WHOLE, "im2col");
    assertThat(names(plan.tasks().get(0))).containsExactly("shifted");
    assertTask(plan.tasks().get(1), Extent.CROP, "definition");
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
    assertThat(plan.tasks()).extracting(Task::extent).containsExactly(Extent.WHOLE);
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
        .filteredOn(left -> left.extent() == Extent.WHOLE && left.strategy().equals("im2col"))
        .extracting(left -> left.reason().toString())
        .containsExactly("would be compared with nothing: no other strategy fits");
  }

  @Test
  void another_convolution_is_compared_with_ours_on_the_whole_and_on_the_crop() {
    LayerPlan plan = LayerPlan.of(LARGE, List.of(Liars.LAST_ROW_OF_LARGE_IMAGES), Budget.QUICK);
    assertThat(plan.tasks()).extracting(Task::extent).containsExactly(Extent.CROP);
    LayerPlan unlimited = LayerPlan.of(LARGE, List.of(Liars.LAST_ROW_OF_LARGE_IMAGES), NO_LIMIT);
    assertTask(unlimited.tasks().get(0), Extent.WHOLE, "definition");
  }

  private static void assertTask(Task task, Extent extent, String reference) {
    assertThat(task.extent()).isEqualTo(extent);
    assertThat(task.reference().name()).isEqualTo(reference);
  }

  private static List<String> names(Task task) {
    return task.subjects().stream().map(Strategy::name).toList();
  }

  private static LayerPlan plan(NetworkLayer layer, Budget budget) {
    return LayerPlan.of(layer, Strategies.direct(), budget);
  }

  private static NetworkLayer layer(String geometry) {
    return new NetworkLayer("net", "layer", 1, Notation.parse(geometry));
  }
}

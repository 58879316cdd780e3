package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import org.junit.jupiter.api.Test;

class WorkTest {
  private static final Geometry CONV2_SPATIAL = Notation.parse("ci64h56w56co64kh3kw3pt1pb1pl1pr1");
  private static final long ALL_PRODUCTS = 64L * 64 * 9 * 56 * 56;

  @Test
  void loops_pay_for_every_product() {
    Work work = work("definition", CONV2_SPATIAL);
    assertThat(work).isEqualTo(new Work(Work.CostClass.LOOPS, ALL_PRODUCTS, 0, 0));
    assertThat(work.steps()).isEqualTo(ALL_PRODUCTS * 30);
  }

  @Test
  void im2col_pays_for_its_columns_as_well() {
    long columns = 64L * 9 * 56 * 56;
    long output = 64L * 56 * 56;
    assertThat(work("im2col", CONV2_SPATIAL))
        .isEqualTo(
            new Work(
                Work.CostClass.MATRIX_PRODUCT,
                ALL_PRODUCTS,
                columns + output,
                8 * (columns + output)));
  }

  @Test
  void toeplitz_has_an_entry_for_every_tap_that_reads_data() {
    long entries = 64L * 64 * (3 * 56 - 2) * (3 * 56 - 2);
    assertThat(work("toeplitz", CONV2_SPATIAL))
        .isEqualTo(new Work(Work.CostClass.SPARSE_PRODUCT, entries, 0, 16 * entries));
  }

  @Test
  void toeplitz_builds_the_matrix_of_one_group_for_all() {
    Geometry depthwise = Notation.parse("g32ci32h56w56co32kh3kw3pt1pb1pl1pr1");
    long entries = (3 * 56 - 2) * (3 * 56 - 2);
    Work work = work("toeplitz", depthwise);
    assertThat(work.products()).isEqualTo(32 * entries);
    assertThat(work.scratch()).isEqualTo(16 * entries);
  }

  @Test
  void a_pointwise_layer_costs_the_same_by_all_matrix_products() {
    Geometry pointwise = Notation.parse("ci64h56w56co256");
    assertThat(work("pointwise", pointwise)).isEqualTo(work("im2col", pointwise));
    assertThat(work("shifted", pointwise)).isEqualTo(work("im2col", pointwise));
  }

  private static Work work(String strategy, Geometry g) {
    return Work.of(Strategies.named(strategy).orElseThrow(), g);
  }
}

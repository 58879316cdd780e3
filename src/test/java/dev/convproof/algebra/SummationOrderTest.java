package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.SummationOrder.SummationTrees;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders of summation: every term is summed once, and the order is the one that is named. */
class SummationOrderTest {

  @ParameterizedTest
  @EnumSource
  void every_term_is_in_exactly_one_chain(SummationOrder order) {
    for (int n = 0; n <= 40; n++) {
      int[] terms =
          Arrays.stream(order.chains(n, 7)).flatMapToInt(Arrays::stream).sorted().toArray();
      assertThat(terms).isEqualTo(IntStream.range(0, n).toArray());
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_order_changes_no_exact_product(SummationOrder order) {
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 1; k <= 20; k++) {
      long[] a = random.longs(2L * k, -99, 100).toArray();
      long[] b = random.longs(3L * k, -99, 100).toArray();
      assertThat(order.over(Integers.INSTANCE).gemm(2, k, 3, a, b))
          .isEqualTo(Integers.INSTANCE.gemm(2, k, 3, a, b));
    }
  }

  @Test
  void the_orders_are_what_they_are_called() {
    assertThat(sum(SummationOrder.SEQUENTIAL, false, 4))
        .isEqualTo("((((a0·b0)+(a1·b1))+(a2·b2))+(a3·b3))");
    assertThat(sum(SummationOrder.REVERSED, false, 3)).isEqualTo("(((a1·b1)+(a2·b2))+(a0·b0))");
  }

  @Test
  void a_fused_product_is_not_rounded_before_it_is_added() {
    assertThat(sum(SummationOrder.SEQUENTIAL, true, 2)).isEqualTo("((a0·b0)+unrounded (a1·b1))");
    assertThat(sum(SummationOrder.SEQUENTIAL, true, 1)).isEqualTo("(a0·b0)");
  }

  @Test
  void three_terms_are_summed_alike_from_left_to_right_in_pairs_and_in_eight_lanes() {
    assertThat(sum(SummationOrder.PAIRWISE, false, 3))
        .isEqualTo(sum(SummationOrder.SEQUENTIAL, false, 3))
        .isEqualTo(sum(SummationOrder.EIGHT_PARTIAL_SUMS, false, 3))
        .isNotEqualTo(sum(SummationOrder.REVERSED, false, 3));
  }

  @Test
  void four_terms_in_pairs_are_a_balanced_tree() {
    assertThat(sum(SummationOrder.PAIRWISE, false, 4))
        .isEqualTo("(((a0·b0)+(a1·b1))+((a2·b2)+(a3·b3)))");
  }

  @Test
  void the_ninth_term_goes_into_the_first_of_eight_partial_sums() {
    assertThat(SummationOrder.EIGHT_PARTIAL_SUMS.chains(9, 0)[0]).containsExactly(0, 8);
    assertThat(SummationOrder.EIGHT_PARTIAL_SUMS.chains(9, 0)).hasNumberOfRows(8);
  }

  @Test
  void fused_floats_round_once() {
    float[] y = {-16785408};
    Floats.INSTANCE.fused().multiplyAdd(new float[] {4097}, 0, new float[] {4097}, 0, y, 0);
    assertThat(y[0]).isEqualTo(1);
    float[] rounded = {-16785408};
    Floats.INSTANCE.multiplyAdd(new float[] {4097}, 0, new float[] {4097}, 0, rounded, 0);
    assertThat(rounded[0]).isZero();
  }

  @Test
  void a_degree_is_the_greatest_of_a_sum_and_the_sum_of_a_product() {
    DegreeAlgebra degrees = new DegreeAlgebra();
    long[] x = degrees.load(new long[] {5, 7}, 0);
    long[] y = degrees.zeros(2);
    degrees.multiplyAdd(x, 0, x, 1, y, 0);
    degrees.multiplyAdd(y, 0, x, 1, y, 1);
    degrees.multiplyAdd(degrees.zeros(1), 0, x, 1, y, 0);
    degrees.add(x, 0, 1, y, 0, 1, 2);
    assertThat(y).containsExactly(2, 3);
    assertThat(degrees.same(y, 0, y, 1)).isTrue();
    assertThat(degrees.greatest()).isEqualTo(3);
  }

  private static String sum(SummationOrder order, boolean fused, int n) {
    return order.over(new SummationTrees(fused))
        .gemm(1, n, 1, SummationTrees.data("a", n), SummationTrees.data("b", n))[0];
  }
}

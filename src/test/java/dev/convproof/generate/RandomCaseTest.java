package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.DeepestSum;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomCaseTest {
  private static final Exactness EXACT = new Exactness(1L << 23, -14, 15);

  @ParameterizedTest
  @ValueSource(longs = {1L << 8, 1L << 10, 1L << 23, 1L << 53, Long.MAX_VALUE})
  void sums_of_one_layer_are_exact_and_products_within_the_reach(long magnitude) {
    Exactness exactness = new Exactness(magnitude, -14, 15);
    assertThat(drawn(Reach.FULL, exactness, 20_000))
        .filteredOn(
            c ->
                !DeepestSum.isWithin(exactness, c)
                    || products(c.geometry()) > Reach.FULL.products())
        .extracting(c -> c.geometry() + " " + DeepestSum.of(c))
        .isEmpty();
  }

  /** What becomes of subnormal outputs, and of those beyond the greatest, is behaviour. */
  @ParameterizedTest
  @ValueSource(strings = {"f64", "f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "f32:f64"})
  void sums_are_neither_subnormal_nor_beyond_the_greatest_output(String name) {
    Arithmetic<?> numbers = Arithmetic.named(name);
    NumberFormat output = numbers.format().orElseThrow();
    assertThat(drawn(Reach.FULL.within(2_000), numbers.exactness(), 5_000))
        .allSatisfy(
            c -> {
              int unit = c.exponent() + c.layers().get(0).exponent();
              double deepest = Math.scalb((double) DeepestSum.of(c).orElseThrow(), unit);
              assertThat(unit).isGreaterThanOrEqualTo(output.leastNormalExponent());
              assertThat(deepest).isLessThanOrEqualTo(output.greatest());
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 128, 250})
  void differences_to_a_zero_point_are_numbers_of_their_format(int zero) {
    Exactness exactness =
        ((MixedArithmetic<?>) Arithmetic.UINT8_INT8).withZeroPoints(zero, 0).exactness();
    assertThat(drawn(Reach.FULL.within(2_000), exactness, 5_000))
        .allMatch(c -> exactness.input().has(c.input(), 0));
  }

  @Test
  void a_smaller_reach_is_kept_to() {
    Reach reach = Reach.FULL.within(2_000);
    assertThat(drawn(reach, Exactness.INTEGERS, 20_000))
        .extracting(c -> products(c.geometry()))
        .allMatch(products -> products <= 2_000);
  }

  @Test
  void every_feature_is_in_half_as_many_more_draws_as_it_must_be() {
    List<Case> draws = drawn(Reach.FULL, EXACT, 20_000).toList();
    for (Feature feature : Feature.values()) {
      long with = draws.stream().filter(c -> feature.isIn(c, EXACT)).count();
      assertThat(with / 20_000.0)
          .describedAs(feature.toString())
          .isGreaterThan(1.5 * feature.share(Reach.FULL));
    }
  }

  @Test
  void in_turn_there_are_many_windows_long_strides_and_whole_layers() {
    assertThat(whole(0).windows()).isGreaterThan(1 << 16);
    assertThat(Math.max(whole(1).rows().stride(), whole(1).columns().stride()))
        .isGreaterThanOrEqualTo(1 << 16);
    assertThat(LongStream.range(2, 40).mapToObj(RandomCaseTest::whole).map(g -> products(g)))
        .allMatch(products -> products <= Reach.FULL.products())
        .anyMatch(products -> products > Reach.FULL.products() / 2);
  }

  @Test
  void fewer_products_than_small_shapes_take_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reach.FULL.within(10))
        .withMessage("10 products a case: from 1024 to 1000000000 would be right");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reach(-1, 2_000))
        .withMessage("one wide draw in -1: 0 or more would be right");
  }

  private static Geometry whole(long turn) {
    return RandomCase.whole(Reach.FULL, EXACT, turn, RandomCase.Fitting.NONE, turn).geometry();
  }

  private static Stream<Case> drawn(Reach reach, Exactness exactness, int count) {
    return LongStream.range(0, count)
        .mapToObj(seed -> RandomCase.draw(reach, exactness, 1, false, seed));
  }

  private static long products(Geometry g) {
    return (long) g.products() * g.outputSize();
  }
}

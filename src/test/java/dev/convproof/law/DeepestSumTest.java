package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far partial sums can get. */
class DeepestSumTest {

  private static OptionalLong deepest(String geometries, String values) {
    return DeepestSum.of(CaseLine.parse(geometries, values, ""));
  }

  @Test
  void it_is_the_greatest_input_times_all_weights_of_an_output_and_the_greatest_bias() {
    assertThat(deepest("w2kw2", "3,-5,7,-2,-9")).hasValue(5 * (7 + 2) + 9);
    assertThat(deepest("w2kw2", "3,-5,7,2")).hasValue(5 * (7 + 2));
    assertThat(deepest("w2co2kw2", "3,-5,7,2,1,9")).hasValue(5 * (1 + 9));
  }

  @Test
  void it_goes_through_all_layers() {
    assertThat(deepest("w2,w2", "2,3,5,1,7,4")).hasValue((3 * 5 + 1) * 7 + 4);
  }

  @Test
  void zeros_vouch_for_no_other_tensor() {
    assertThat(deepest("n1", "0," + Long.MAX_VALUE)).hasValue(Long.MAX_VALUE);
  }

  @Test
  void beyond_a_long_there_is_none() {
    assertThat(deepest("n1", "2," + Long.MAX_VALUE)).isEmpty();
    assertThat(deepest("n1", "1," + Long.MIN_VALUE)).isEmpty();
  }

  @Test
  void arithmetic_is_exact_up_to_its_magnitude() {
    assertThat(DeepestSum.isWithin(Floats.INSTANCE.exactness(), one(1 << 24, ""))).isTrue();
    assertThat(DeepestSum.isWithin(Floats.INSTANCE.exactness(), one((1 << 24) + 1, ""))).isFalse();
    assertThat(DeepestSum.isWithin(Doubles.INSTANCE.exactness(), one((1 << 24) + 1, ""))).isTrue();
  }

  @Test
  void arithmetic_is_exact_where_it_has_the_powers_of_two() {
    assertThat(DeepestSum.isWithin(Doubles.INSTANCE.exactness(), one(1, "-500,-500"))).isTrue();
    assertThat(DeepestSum.isWithin(Doubles.INSTANCE.exactness(), one(1, "-500,-600"))).isFalse();
    assertThat(DeepestSum.isWithin(Doubles.INSTANCE.exactness(), one(1, "2000,-1500"))).isFalse();
    assertThat(DeepestSum.isWithin(Integers.INSTANCE.exactness(), one(1, "1,0"))).isFalse();
  }

  @Test
  void each_tensor_is_within_the_powers_of_two_and_sums_too() {
    Exactness doubles = Doubles.INSTANCE.exactness();
    int least = doubles.leastExponent();
    int greatest = doubles.greatestExponent();
    assertThat(DeepestSum.isWithin(doubles, one(1, least + ",0"))).isTrue();
    assertThat(DeepestSum.isWithin(doubles, one(1, greatest + ",0"))).isTrue();
    for (String beyond : List.of((greatest + 1) + ",-1", (least - 1) + ",1")) {
      assertThat(DeepestSum.isWithin(doubles, one(1, beyond))).as("input").isFalse();
      String turned = beyond.replaceFirst("(.*),(.*)", "$2,$1");
      assertThat(DeepestSum.isWithin(doubles, one(1, turned))).as("weights").isFalse();
    }
  }

  /** In half precision 2,048 is the greatest before a gap; sums are of single precision. */
  @ParameterizedTest
  @CsvSource({
    "f16, n1, '2048,1', true",
    "f16, n1, '2049,1', false",
    "f16, n1, '1,2049', false",
    "f16, n1, '1,1,2048', true",
    "f16, n1, '1,1,2049', false",
    "f16, 'n1,n1', '2048,1,1', true",
    "f16, 'n1,n1', '2047,1,2,0,1', false",
    "f16, 'n1,n1,n1', '2,1,2048,1', false",
    "f32, 'n1,n1', '2049,1,1', true",
    "u8i8, n1, '255,1', true",
    "u8i8, n1, '-1,1', false",
    "u8i8, 'n1,n1', '1,1,1', false"
  })
  void numbers_are_those_of_their_formats(
      String format, String geometries, String values, boolean exact) {
    Case c = CaseLine.parse(geometries, values, "");
    assertThat(DeepestSum.isWithin(Arithmetic.named(format).exactness(), c)).isEqualTo(exact);
  }

  private static Case one(long value, String exponents) {
    return CaseLine.parse("n1", value + ",1", exponents);
  }
}

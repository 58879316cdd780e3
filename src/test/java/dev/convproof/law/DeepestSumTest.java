package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

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

  private static Case one(long value, String exponents) {
    return CaseLine.parse("n1", value + ",1", exponents);
  }
}

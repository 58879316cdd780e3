package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Case;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LayerValuesTest {

  @Test
  void no_sum_of_a_layer_leaves_the_exact_integers_and_larger_values_could() {
    for (NetworkLayer layer : Networks.layers()) {
      for (Exactness exact :
          new Exactness[] {Doubles.INSTANCE.exactness(), Floats.INSTANCE.exactness()}) {
        long most = LayerValues.greatest(layer.geometry(), exact);
        long products = layer.geometry().products();
        assertThat(most * most * products).as("%s", layer).isLessThanOrEqualTo(exact.magnitude());
        assertThat((most + 1) * (most + 1) * products).isGreaterThan(exact.magnitude());
      }
    }
  }

  @Test
  void values_reach_the_bound_and_do_not_pass_it() {
    Geometry g = Notation.parse("ci512h3w4co8kh3kw3pt1pb1pl1pr1");
    Case c = LayerValues.of(g, Floats.INSTANCE.exactness(), 1);
    assertThat(LongStream.of(c.values()).map(Math::abs).max()).hasValue(60);
    assertThat(c.layers().get(0).bias()).isEmpty();
  }

  @Test
  void one_seed_gives_one_case() {
    Geometry g = Notation.parse("ci2h3w3co3kh2kw2");
    Case c = LayerValues.of(g, Doubles.INSTANCE.exactness(), 7);
    Case same = LayerValues.of(g, Doubles.INSTANCE.exactness(), 7);
    Case other = LayerValues.of(g, Doubles.INSTANCE.exactness(), 8);
    assertThat(Arrays.equals(c.values(), same.values())).isTrue();
    assertThat(Arrays.equals(c.values(), other.values())).isFalse();
  }

  @Test
  void a_sum_that_no_value_fits_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LayerValues.of(Notation.parse("ci9"), new Exactness(8, 0, 0), 0))
        .withMessage("ci9 sums 9 products: more than 8");
  }
}

package dev.convproof.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.RationalPolynomials;
import dev.convproof.proof.AllValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over the polynomials with rational coefficients, mistakes that divide show for all values. */
class FastLiarsForAllValuesTest {

  @Test
  void a_transform_with_one_wrong_entry() {
    assertThat(over(FastLiars.wrongEntry(4, 4)).difference())
        .hasValueSatisfying(
            difference -> {
              assertThat(difference.geometry()).hasToString("w4");
              assertThat(difference.expected()).isNotEqualTo(difference.actual());
            });
  }

  @Test
  void the_right_transforms_have_none() {
    AllValues.ExhaustiveResult right = over(new Winograd(4, 4));
    assertThat(right.difference()).isEmpty();
    assertThat(right.polynomials()).isGreaterThan(1_000);
  }

  private static AllValues.ExhaustiveResult over(Strategy strategy) {
    return new AllValues(List.of(strategy), RationalPolynomials.INSTANCE).upTo(4);
  }
}

package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Winograd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fast algorithms that do not divide agree for all values; the others are left out. */
class FastForAllValuesTest {

  @Test
  void tiles_of_two_agree_for_all_values_where_nothing_is_divided() {
    AllValues.ExhaustiveResult result = new AllValues(List.of(new Winograd(2, 2))).upTo(4);
    assertThat(result.difference()).isEmpty();
    assertThat(result.polynomials()).isGreaterThan(1_000);
  }

  @Test
  void what_looks_at_values_or_needs_roots_is_not_said_to_hold_for_all() {
    AllValues.ExhaustiveResult result =
        new AllValues(List.of(named("separable"), named("fft"), named("fft-rounded"))).upTo(2);
    assertThat(result.polynomials()).isZero();
  }

  private static Strategy named(String name) {
    return Strategies.named(name).orElseThrow();
  }
}

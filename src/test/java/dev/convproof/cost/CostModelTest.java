package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every strategy states what it executes. */
class CostModelTest {

  static List<Strategy> strategies() {
    return Strategies.all();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void every_strategy_has_a_closed_form(Strategy strategy) {
    assertThat(CostModel.of(strategy)).as(strategy.name()).isPresent();
  }

  @Test
  void a_geometry_outside_the_scope_is_not_counted() {
    Strategy pointwise = Strategies.named("pointwise").orElseThrow();
    assertThatThrownBy(() -> CountedRun.of(pointwise, Notation.parse("h2kh2"), BiasTerm.IGNORED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pointwise: kernel 2×1: a product over the channels alone needs 1×1");
  }
}

package dev.convproof.strategy.backward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.MinPlus;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients that a person can compute, and what every backward pass does at the edges. */
class KnownGradientsTest {
  /** One row of three pixels, two taps: y0 = x0·k0 + x1·k1, y1 = x1·k0 + x2·k1. */
  private static final Case ROW =
      Case.of(Notation.parse("w3kw2"), new long[] {2, 3, 5}, new long[] {7, 11}, Optional.empty());

  static Stream<BackwardStrategy> strategies() {
    return BackwardStrategies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void a_row_of_three_pixels_under_two_taps(BackwardStrategy strategy) {
    var problem =
        BackwardProblem.of(
            ROW.problem(Integers.INSTANCE), Integers.INSTANCE.load(new long[] {1, 100}, 0));
    var gradients = strategy.gradients(Integers.INSTANCE, problem);
    assertThat(shown(gradients.input())).containsExactly("7", "711", "1100");
    assertThat(shown(gradients.weights())).containsExactly("302", "503");
    assertThat(shown(gradients.bias())).containsExactly("101");
  }

  private static List<String> shown(long[] values) {
    return Arrays.stream(values).mapToObj(Long::toString).toList();
  }

  @Test
  void a_semiring_is_enough() {
    for (BackwardStrategy strategy : BackwardStrategies.all()) {
      if (!strategy.equals(BackwardStrategies.DEFINITION)) { // not compared with itself
        assertThat(Laws.GRADIENT_AGREEMENT.judge(strategy.over(MinPlus.INSTANCE), ROW))
            .isInstanceOf(Outcome.Held.class);
      }
    }
  }

  @Test
  void what_no_window_reads_has_no_gradient() {
    Geometry g = Notation.parse("w4sw2");
    Case c = Case.of(g, new long[] {1, 2, 3, 4}, new long[] {5}, Optional.empty());
    for (BackwardStrategy strategy : BackwardStrategies.all()) {
      var problem =
          BackwardProblem.of(
              c.problem(Integers.INSTANCE), Integers.INSTANCE.load(new long[] {1, 1}, 0));
      assertThat(shown(strategy.inputGradient(Integers.INSTANCE, problem).data()))
          .containsExactly("5", "0", "5", "0");
    }
  }
}

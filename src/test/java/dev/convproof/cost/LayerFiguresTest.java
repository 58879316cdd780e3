package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.LayerFigures.Backward;
import dev.convproof.cost.LayerFigures.Forward;
import dev.convproof.cost.LayerFigures.Reading;
import dev.convproof.strategy.backward.BackwardStrategies;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of the layers that counters disagree on. */
class LayerFiguresTest {
  private static final List<Backward> BACKWARD = LayerFigures.backward();

  @Test
  void each_figure_in_circulation_is_one_reading_of_what_was_counted() {
    assertThat(Arrays.stream(Reading.values()).map(Reading::figure))
        .containsExactly(243_000L, 252_000L, 486_000L, 495_000L);
  }

  @Test
  void the_forward_pass_is_counted_under_every_convention() {
    assertThat(LayerFigures.forward())
        .extracting(Forward::convention)
        .containsExactlyElementsOf(Convention.all());
    assertThat(LayerFigures.forward())
        .allSatisfy(figure -> assertThat(figure.executed()).isEqualTo(figure.predicted()));
  }

  /** Of 32 windows of 3 along an axis the first and the last have one tap on padding each. */
  @Test
  void padded_taps_make_a_difference_to_the_forward_pass() {
    long all = 2L * 10 * 3 * (3 * 32) * (3 * 32);
    long inside = 2L * 10 * 3 * (3 * 32 - 2) * (3 * 32 - 2);
    long outputs = 10L * 32 * 32;
    assertThat(LayerFigures.forward())
        .extracting(Forward::executed)
        .containsExactlyInAnyOrder(all, inside, all - outputs, inside - outputs);
  }

  @Test
  void the_backward_pass_is_counted_in_every_grouping_by_every_strategy() {
    assertThat(BACKWARD)
        .hasSize(3 * BackwardStrategies.all().size() * Gradient.values().length)
        .allSatisfy(f -> assertThat(f.executed()).isEqualTo(f.predicted()));
  }

  @Test
  void groups_divide_the_multiplications_of_the_backward_pass() {
    assertThat(BACKWARD.stream().filter(LayerFiguresTest::isWeightsByDefinition))
        .extracting(f -> f.executed().multiplications(true) * f.groups())
        .containsOnly(4L * 12 * 3 * 3 * 30 * 30);
  }

  private static boolean isWeightsByDefinition(Backward figure) {
    return figure.gradient() == Gradient.WEIGHTS
        && figure.strategy().equals(BackwardStrategies.DEFINITION.name());
  }
}

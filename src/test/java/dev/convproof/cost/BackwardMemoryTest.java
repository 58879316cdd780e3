package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Residues;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.CountedRun.CountedGradient;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a backward pass holds and reads is what the closed forms for memory say. */
class BackwardMemoryTest {
  private static final Geometry GROUPED = Notation.parse("n2g2ci4h5w6co6kh3kw2sw2pt1pl2dh2");
  private static final long[] NOTHING = {};
  private static final long[] OUTPUT = new long[GROUPED.outputSize()];

  static Stream<BackwardStrategy> strategies() {
    return BackwardStrategies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void gradients_are_as_large_as_what_they_belong_to(BackwardStrategy strategy) {
    long held = OUTPUT.length;
    for (Gradient gradient : Gradient.values()) {
      int length = CountedGradient.of(strategy, gradient, GROUPED).gradient().data().length;
      assertThat(length).isEqualTo(Math.toIntExact(Footprint.gradient(gradient, GROUPED)));
      held += length;
    }
    assertThat(held).isEqualTo(Footprint.gradients(GROUPED));
  }

  /** A tensor that is not there cannot be read. */
  @ParameterizedTest
  @MethodSource("strategies")
  void of_the_forward_pass_the_input_and_the_weights_are_saved_each_for_one_gradient(
      BackwardStrategy strategy) {
    long[] input = new long[GROUPED.inputSize()];
    long[] weights = new long[GROUPED.weightSize()];
    assertThat(strategy.weightGradient(Residues.INSTANCE, on(input, NOTHING)).data()).isNotEmpty();
    assertThat(strategy.inputGradient(Residues.INSTANCE, on(NOTHING, weights)).data()).isNotEmpty();
    assertThat(strategy.biasGradient(Residues.INSTANCE, on(NOTHING, NOTHING)).data()).isNotEmpty();
    assertThat(Footprint.saved(GROUPED)).isEqualTo(input.length + weights.length);
  }

  private static BackwardProblem<long[]> on(long[] input, long[] weights) {
    return BackwardProblem.of(Problem.of(GROUPED, input, weights, Optional.empty()), OUTPUT);
  }
}

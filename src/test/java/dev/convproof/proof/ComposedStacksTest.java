package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposedStacksTest {
  private static final Geometry FIRST = Notation.parse("ci2h4co2kh2");
  private static final Geometry SECOND = Notation.parse("ci2h3co2kh2");

  @Test
  void the_definition_twice_is_the_composed_convolution() {
    ComposedStacks.StackResult result = new ComposedStacks(Strategies.DEFINITION).at(FIRST, SECOND);
    assertThat(result.difference()).isEmpty();
    assertThat(result.polynomials()).isEqualTo(SECOND.outputSize());
  }

  /** Forgets its biases, and so agrees with no stack that has them. */
  @Test
  void a_liar_is_caught() {
    Strategy liar =
        new Strategy() {
          @Override
          public String name() {
            return "without biases";
          }

          @Override
          public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
            return Strategies.DEFINITION.convolve(
                algebra,
                Problem.of(
                    problem.geometry(),
                    problem.input().data(),
                    problem.weights().data(),
                    Optional.empty()));
          }
        };
    ComposedStacks.StackResult result = new ComposedStacks(liar).at(FIRST, SECOND);
    assertThat(result.difference().orElseThrow().position()).isZero();
    assertThat(result.polynomials()).isEqualTo(1);
  }

  @Test
  void where_the_second_pads_nothing_is_said() {
    assertThat(
            new ComposedStacks(Strategies.DEFINITION)
                .at(FIRST, Notation.parse("ci2h3co2kh2pt1"))
                .polynomials())
        .isZero();
  }
}

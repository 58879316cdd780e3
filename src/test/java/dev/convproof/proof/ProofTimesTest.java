package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.convproof.algebra.Algebra;
import dev.convproof.proof.ProofTimes.TimedShape;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times of proofs: of true statements only, and their growth as it is. */
class ProofTimesTest {

  @Test
  void products_grow_and_every_time_is_positive() {
    ProofTimes times = ProofTimes.measure(List.of(new PerChannelSums()), 1);
    assertThat(times.points())
        .extracting(TimedShape::products)
        .isSorted()
        .startsWith(9L)
        .endsWith(4L * 8 * 8 * 4 * 9);
    assertThat(times.points()).allSatisfy(p -> assertThat(p.milliseconds()).isPositive());
  }

  @Test
  void times_that_are_squares_have_exponent_two() {
    ProofTimes times =
        new ProofTimes(
            1,
            1,
            List.of(
                new TimedShape("", 1, 0.5),
                new TimedShape("", 10, 50),
                new TimedShape("", 100, 5000)));
    assertThat(times.exponent()).isCloseTo(2, withPercentage(0.001));
  }

  @Test
  void a_wrong_strategy_is_not_timed() {
    assertThatThrownBy(() -> ProofTimes.measure(List.of(new ForgetfulOfBias()), 1))
        .hasMessageStartingWith("the strategies differ at h3w3kh3kw3");
  }

  /** The definition, but for the bias. */
  private static final class ForgetfulOfBias implements Strategy {
    @Override
    public String name() {
      return "without bias";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return Strategies.DEFINITION.convolve(algebra, problem.withBias(Optional.empty()));
    }
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.properties.arbitrary.Cases;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The bound on what computed outputs are off: no larger than it need be. */
class ErrorBoundTest {

  @Property(tries = 80)
  void it_is_zero_where_every_sum_is_exact(@ForAll("exact") Case c) {
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, c.problem(Doubles.INSTANCE)).isZero()).isTrue();
  }

  /** Half of what floats hold, so that no sum is as large as the bound of exactness itself. */
  @Provide
  Arbitrary<Case> exact() {
    return Cases.within(Floats.INSTANCE.exactness().withHeadroom(1));
  }

  @Example
  void one_product_is_off_by_one_rounding_at_most() {
    ErrorBound bound = ErrorBound.of(NumberFormat.FLOAT64, one(0.1, 0.3));
    assertThat(bound.ofOne(0)).isBetween(0x1p-53 * 0.03, 0x1p-53 * 0.03 * (1 + 0x1p-49));
    assertThat(bound.ofTwo(0)).isEqualTo(2 * bound.ofOne(0));
  }

  @Example
  void a_tap_too_few_is_beyond_it() {
    Geometry g = Notation.parse("ci2h5w5kh3kw3");
    Problem<double[]> problem = RandomFractions.problem(g, Doubles.INSTANCE, 1, 0);
    double[] weights = problem.weights().data().clone();
    double[] whole = Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
    weights[weights.length - 1] = 0;
    double[] less =
        Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem.withWeights(weights)).data();
    ErrorBound bound = ErrorBound.of(NumberFormat.FLOAT64, problem);
    for (int y = 0; y < whole.length; y++) {
      assertThat(Math.abs(whole[y] - less[y])).isGreaterThan(bound.ofTwo(y));
    }
  }

  @Example
  void sums_that_may_overflow_are_named() {
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, one(2e38, 1.5)).overflow()).isEmpty();
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, one(2e38, 2)).overflow()).hasValue(0);
    assertThat(ErrorBound.of(NumberFormat.FLOAT64, one(2e38, 2)).overflow()).isEmpty();
    assertThat(ErrorBound.of(NumberFormat.FLOAT64, one(1e308, 2)).overflow()).hasValue(0);
  }

  private static Problem<double[]> one(double x, double k) {
    return Problem.of(Geometry.UNIT, new double[] {x}, new double[] {k}, Optional.empty());
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Rounded;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Separable;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Errors beyond the bound are found, and the bound is not so wide that nothing comes near it. */
class BoundShareTest {
  private static final Geometry LAYER = Notation.parse("w5kw2");

  @Test
  void a_tap_too_few_is_beyond_the_bound_in_every_format() {
    assertThat(beyond(Doubles.INSTANCE)).isPresent();
    assertThat(beyond(Floats.INSTANCE)).isPresent();
    assertThat(beyond(Rounded.HALF)).isPresent();
    assertThat(beyond(Rounded.BFLOAT16)).isPresent();
  }

  private static <V> Optional<BoundShare.Beyond> beyond(FloatArithmetic<V> numbers) {
    Problem<V> problem = RandomFractions.problem(LAYER, numbers, 3, 0);
    return BoundShare.of(numbers, problem, List.of(new LastTapForgotten())).beyond();
  }

  @Test
  void one_product_of_odd_numbers_comes_near_its_bound() {
    double[] odd = {1 + 1.0 / 1024 + 0x1p-5};
    Problem<double[]> one = Problem.of(Geometry.UNIT, odd, odd, Optional.empty());
    BoundShare share = BoundShare.of(Rounded.HALF, one, Strategies.direct());
    assertThat(share.beyond()).isEmpty();
    assertThat(share.greatest()).isBetween(0.1, 1.0);
    assertThat(share.compared()).isGreaterThan(20);
  }

  /** Between the passes, v·x underflows; then u, an integer, magnifies what was lost. */
  @Test
  void two_passes_have_their_own_bound_where_numbers_underflow_between_them() {
    double[] tiny = {0x1.8p-530, 0x1.4p-530};
    double[] kernel = {0x1.0000000000001p-540, 0x1.0000000000003p-540};
    Geometry column = Notation.parse("h2kh2");
    Problem<double[]> problem = Problem.of(column, tiny, kernel, Optional.empty());
    assertThat(BoundShare.of(Doubles.INSTANCE, problem, List.of(UNDECLARED)).beyond()).isPresent();
    BoundShare own = BoundShare.of(Doubles.INSTANCE, problem, List.of(new Separable()));
    assertThat(own.beyond()).isEmpty();
    assertThat(own.greatest()).isPositive();
    assertThat(BoundShare.of(Doubles.INSTANCE, problem, Strategies.direct()).beyond()).isEmpty();
  }

  /** Three roundings for a term of a sum of two. */
  @Test
  void two_passes_have_their_own_bound_where_nothing_underflows() {
    BoundShare undeclared = BoundShare.NONE;
    BoundShare own = BoundShare.NONE;
    SplittableRandom random = new SplittableRandom(5);
    for (int draw = 0; draw < 10_000; draw++) {
      float[] x = {fraction(random), fraction(random)};
      float[] k = {fraction(random), fraction(random)};
      Problem<float[]> p = Problem.of(Notation.parse("h2kh2"), x, k, Optional.empty());
      undeclared = undeclared.and(BoundShare.of(Floats.INSTANCE, p, List.of(UNDECLARED)));
      own = own.and(BoundShare.of(Floats.INSTANCE, p, List.of(new Separable())));
    }
    assertThat(undeclared.beyond()).isPresent();
    assertThat(own.beyond()).isEmpty();
  }

  private static float fraction(SplittableRandom random) {
    return 1 + random.nextInt(1 << 23) * 0x1p-23f;
  }

  /** The same two passes, held to the bound of sums of products. */
  private static final Strategy UNDECLARED =
      new Strategy() {
        private final Strategy separable = new Separable();

        @Override
        public String name() {
          return "undeclared";
        }

        @Override
        public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
          return separable.scope(algebra, problem);
        }

        @Override
        public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
          return separable.convolve(algebra, problem);
        }
      };

  @Test
  void what_may_overflow_is_not_compared() {
    double[] large = {60_000};
    Problem<double[]> one = Problem.of(Geometry.UNIT, large, large, Optional.empty());
    assertThat(BoundShare.of(Rounded.HALF, one, Strategies.all())).isEqualTo(BoundShare.NONE);
  }

  @Test
  void a_fused_product_of_half_is_rounded_once() {
    SplittableRandom random = new SplittableRandom(7);
    Algebra<double[]> fused = Rounded.HALF.fused();
    for (int draw = 0; draw < 20_000; draw++) {
      double[] x = half(random, 0);
      double[] k = half(random, 0);
      double[] y = half(random, random.nextInt(-40, 12));
      double[] sum = y.clone();
      fused.multiplyAdd(x, 0, k, 0, sum, 0);
      assertThat(sum[0]).isEqualTo(nearest(exactly(x).multiply(exactly(k)).add(exactly(y))));
    }
  }

  private static double[] half(SplittableRandom random, int exponent) {
    double drawn = random.nextInt(-2047, 2048);
    return new double[] {Rounded.HALF.round(Math.scalb(drawn, exponent - 10))};
  }

  private static BigDecimal exactly(double[] scalar) {
    return new BigDecimal(scalar[0]);
  }

  /** The nearest of the rounded value's neighbours, found exactly; an even one of two. */
  private static double nearest(BigDecimal exact) {
    double near = Rounded.HALF.round(exact.doubleValue());
    double step = Math.scalb(1.0, Math.max(-24, Math.getExponent(near) - 10));
    return IntStream.rangeClosed(-1, 1)
        .mapToObj(apart -> Rounded.HALF.round(near + apart * step / (apart < 0 ? 2 : 1)))
        .min(
            (a, b) -> {
              BigDecimal ofA = new BigDecimal(a).subtract(exact).abs();
              BigDecimal ofB = new BigDecimal(b).subtract(exact).abs();
              int order = ofA.compareTo(ofB);
              return order != 0 ? order : Boolean.compare(isOdd(a, step), isOdd(b, step));
            })
        .orElseThrow();
  }

  private static boolean isOdd(double value, double step) {
    return Math.abs(value / step) % 2 == 1;
  }

  /** The definition without the last tap of the last channel. */
  private static final class LastTapForgotten implements Strategy {
    @Override
    public String name() {
      return "last tap forgotten";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      V weights = algebra.zeros(algebra.length(problem.weights().data()));
      int kept = algebra.length(weights) - 1;
      algebra.copy(problem.weights().data(), 0, 1, weights, 0, 1, kept);
      return Strategies.DEFINITION.convolve(algebra, problem.withWeights(weights));
    }
  }
}

package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.RunningError.Tracked;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random computations over floats stay as near to the rationals as running error says. */
class RunningErrorTest {
  private static final RunningError ALGEBRA = new RunningError(NumberFormat.FLOAT32);
  private static final List<BigFraction> CONSTANTS =
      List.of(
          BigFraction.ONE,
          BigFraction.ONE.negate(),
          BigFraction.of(1, 6),
          BigFraction.of(-5, 4),
          BigFraction.of(1, 3));

  /** At ordinary magnitudes, and where products underflow. */
  @ParameterizedTest
  @ValueSource(ints = {0, -70, -140})
  void computed_scalars_lie_within_their_errors(int exponent) {
    SplittableRandom random = new SplittableRandom(exponent);
    for (int draw = 0; draw < 300; draw++) {
      long[] values = random.longs(6, -4096, 4097).toArray();
      Steps<BigFraction[]> exact = new Steps<>(Rationals.INSTANCE);
      Steps<float[]> computed = new Steps<>(Floats.INSTANCE);
      Steps<Tracked> tracked = new Steps<>(ALGEBRA);
      long seed = random.nextLong();
      BigFraction[] due = exact.run(Rationals.INSTANCE.load(values, exponent), seed);
      float[] found = computed.run(Floats.INSTANCE.load(values, exponent), seed);
      double[] loaded = Doubles.INSTANCE.load(values, exponent);
      Tracked bounds = tracked.run(ALGEBRA.exact(loaded), seed);
      for (int at = 0; at < due.length; at++) {
        BigFraction off = BigFraction.from(found[at]).subtract(due[at]).abs();
        assertThat(off).isLessThanOrEqualTo(BigFraction.from(bounds.errors()[at]));
        assertThat(due[at].abs()).isLessThanOrEqualTo(BigFraction.from(bounds.magnitudes()[at]));
      }
    }
  }

  /** The same random computation over any algebra: sums, products, multiples, a matrix product. */
  private record Steps<V>(Algebra<V> algebra) {
    V run(V start, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      V buffer = algebra.slice(start, 0, algebra.length(start));
      for (int step = 0; step < 4; step++) {
        int from = random.nextInt(6);
        int to = random.nextInt(6);
        switch (random.nextInt(4)) {
          case 0 -> algebra.add(algebra.slice(buffer, 0, 6), from, 0, buffer, 0, 1, 6);
          case 1 -> algebra.multiplyAdd(start, from, buffer, to, buffer, random.nextInt(6));
          case 2 -> {
            BigFraction constant = CONSTANTS.get(random.nextInt(CONSTANTS.size()));
            V terms = algebra.slice(buffer, 0, 6);
            algebra.scaling().orElseThrow().addMultiple(constant, terms, 0, 1, buffer, 0, 1, 6);
          }
          default -> buffer = algebra.gemm(2, 3, 3, start, square(buffer));
        }
      }
      return buffer;
    }

    private V square(V buffer) {
      V square = algebra.zeros(9);
      algebra.copy(buffer, 0, 1, square, 0, 1, 6);
      return square;
    }
  }

  @Test
  void zeros_are_exact() {
    Tracked zero = ALGEBRA.exact(new double[] {0, -0.0, 5});
    Tracked y = ALGEBRA.zeros(1);
    ALGEBRA.multiplyAdd(zero, 0, zero, 2, y, 0);
    ALGEBRA.multiplyAdd(zero, 2, zero, 1, y, 0);
    assertThat(y.errors()).containsExactly(0);
    assertThat(y.magnitudes()).containsExactly(0);
  }

  @Test
  void what_may_overflow_has_an_infinite_error_that_zeros_do_not_hide() {
    Tracked x = ALGEBRA.exact(new double[] {1e30, 0});
    Tracked y = ALGEBRA.zeros(2);
    ALGEBRA.multiplyAdd(x, 0, x, 0, y, 0);
    assertThat(y.errors()[0]).isInfinite();
    ALGEBRA.multiplyAdd(x, 1, y, 0, y, 1);
    assertThat(y.errors()[1]).isInfinite();
  }
}

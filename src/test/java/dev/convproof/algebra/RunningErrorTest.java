package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.RunningError.Tracked;
import java.math.BigInteger;
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

  private static final double ETA = Float.MIN_VALUE;
  private static final double U = 0x1p-24;

  /** What is returned is no less, and larger by no more than some roundings upward of doubles. */
  private static void isJustAbove(double found, double formula) {
    assertThat(found).isBetween(formula, formula * (1 + 0x1p-44));
  }

  /** Products of what is off already are off by that too; at magnitudes where underflow counts. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0x1p-60, 0x1p-75})
  void errors_are_handed_on(double scale) {
    double p = 3 * scale * scale; // of two numbers
    double off = U * p + ETA;
    Tracked x = ALGEBRA.exact(new double[] {3 * scale, scale});
    Tracked y = ALGEBRA.zeros(4);
    ALGEBRA.multiplyAdd(x, 0, x, 1, y, 0);
    isJustAbove(y.magnitudes()[0], p);
    isJustAbove(y.errors()[0], off);
    ALGEBRA.multiplyAdd(y, 0, x, 1, y, 1); // by a number
    double single = off * scale;
    isJustAbove(y.errors()[1], single + (U * (p + off) * scale + ETA));
    ALGEBRA.multiplyAdd(x, 1, y, 0, y, 2); // of a number
    assertThat(y.errors()[2]).isEqualTo(y.errors()[1]);
    ALGEBRA.multiplyAdd(y, 0, y, 0, y, 3);
    double both = 2 * p * off + off * off;
    isJustAbove(y.errors()[3], both + (U * (p + off) * (p + off) + ETA));
    ALGEBRA.add(y, 0, 0, y, 0, 0, 1);
    isJustAbove(y.errors()[0], 2 * off + U * (2 * p + 2 * off));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0x1p-75})
  void a_matrix_product_is_off_by_all_its_terms(double scale) {
    Tracked x = ALGEBRA.exact(new double[] {3 * scale, scale, 0});
    Tracked y = ALGEBRA.gemm(1, 3, 1, x, x);
    double sum = 10 * scale * scale;
    isJustAbove(y.errors()[0], 2 * U * (sum + 2 * ETA) + 2 * ETA);
    Tracked none = ALGEBRA.gemm(1, 1, 1, ALGEBRA.zeros(1), x);
    assertThat(none.errors()).containsExactly(0);
    assertThat(none.magnitudes()).containsExactly(0);
  }

  @Test
  void constants_that_are_numbers_of_the_format_are_not_rounded() {
    Tracked x = ALGEBRA.exact(new double[] {8, 0, 16});
    Tracked y = ALGEBRA.zeros(4);
    var scaling = ALGEBRA.scaling().orElseThrow();
    scaling.addMultiple(BigFraction.of(1, 2), x, 0, 2, y, 0, 3, 2);
    assertThat(y.magnitudes()[1] + y.magnitudes()[2]).isZero();
    isJustAbove(y.errors()[0], 4 * U + ETA);
    isJustAbove(y.errors()[3], 8 * U + ETA);
    scaling.addMultiple(BigFraction.of(1, 3), x, 0, 1, y, 1, 1, 1);
    double off = U / 3 + ETA;
    isJustAbove(y.errors()[1], 8 * off + (U * 8 * (1 / 3.0 + off) + ETA));
  }

  @Test
  void constants_beyond_the_format_may_be_anything_and_tiny_ones_underflow() {
    RunningError half = new RunningError(NumberFormat.FLOAT16);
    var scaling = half.scaling().orElseThrow();
    Tracked x = half.exact(new double[] {1});
    Tracked y = half.zeros(2);
    scaling.addMultiple(BigFraction.of(70_000), x, 0, 1, y, 0, 1, 1);
    assertThat(y.errors()[0]).isInfinite();
    scaling.addMultiple(BigFraction.of(1, 3 << 24), x, 0, 1, y, 1, 1, 1);
    assertThat(y.errors()[1]).isBetween(2 * 0x1p-24, 2.001 * 0x1p-24); // rounded, then multiplied
    assertThat(scaling.inverts(BigInteger.TEN)).isTrue();
    assertThat(scaling.inverts(BigInteger.ZERO)).isFalse();
  }

  @Test
  void what_is_just_below_the_greatest_may_overflow() {
    Tracked x = ALGEBRA.exact(new double[] {Float.MAX_VALUE * (1 - 0x1p-26), 1});
    Tracked y = ALGEBRA.zeros(1);
    ALGEBRA.multiplyAdd(x, 0, x, 1, y, 0);
    assertThat(y.errors()[0]).isInfinite();
  }
}

package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Transforms.TransformRounding;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transforms turn cyclic convolution into products, exactly or within their bound. */
class TransformsTest {
  private static final FourierResidues FIELD = FourierResidues.INSTANCE;
  private static final Transforms<double[]> DOUBLES = Doubles.INSTANCE.transforms().orElseThrow();
  private static final TransformRounding<double[]> ROUNDING = DOUBLES.rounding().orElseThrow();

  private static <V> V convolved(Transforms<V> by, Algebra<V> algebra, int[] size, V x, V k) {
    V spectrum = by.forward(size[0], size[1], x);
    V product = algebra.zeros(algebra.length(spectrum));
    by.multiplyAdd(spectrum, by.forward(size[0], size[1], k), product);
    return by.inverse(size[0], size[1], product);
  }

  private static <V> V byDefinition(Algebra<V> algebra, int[] size, V x, V k) {
    V sum = algebra.zeros(size[0] * size[1]);
    for (int at = 0; at < size[0] * size[1]; at++) {
      for (int by = 0; by < size[0] * size[1]; by++) {
        int row = (at / size[1] + by / size[1]) % size[0];
        int column = (at + by) % size[1];
        algebra.multiplyAdd(x, at, k, by, sum, row * size[1] + column);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "1,2", "4,4", "8,2", "1,32", "16,16"})
  void cyclic_convolution_is_exact_over_residues_and_by_rounding(int rows, int columns) {
    int[] size = {rows, columns};
    SplittableRandom random = new SplittableRandom(rows * 100L + columns);
    long[] x = random.longs((long) rows * columns, -1000, 1001).toArray();
    long[] k = random.longs((long) rows * columns, -1000, 1001).toArray();
    long[] expected = byDefinition(Integers.INSTANCE, size, x, k);
    Transforms<long[]> exact = FIELD.transforms().orElseThrow();
    assertThat(convolved(exact, FIELD, size, FIELD.load(x, 0), FIELD.load(k, 0)))
        .isEqualTo(FIELD.load(expected, 0));
    double[] a = Doubles.INSTANCE.load(x, 0);
    double[] b = Doubles.INSTANCE.load(k, 0);
    double[] computed = convolved(DOUBLES, Doubles.INSTANCE, size, a, b);
    double bound = bound(a, b);
    assertThat(bound).isLessThan(0.5);
    assertThat(ROUNDING.nearestIntegers(computed)).isEqualTo(Doubles.INSTANCE.load(expected, 0));
    for (int at = 0; at < computed.length; at++) {
      assertThat(Math.abs(computed[at] - expected[at])).isLessThanOrEqualTo(bound);
    }
  }

  private static double bound(double[] x, double[] k) {
    double ofX = ROUNDING.norm(x, 0, x.length);
    return ROUNDING.bound(NumberFormat.FLOAT64, x.length, new double[] {ofX}, norms(k));
  }

  private static double[] norms(double[] signal) {
    return new double[] {ROUNDING.norm(signal, 0, signal.length)};
  }

  /** An impulse's spectrum is made of roots of unity alone, and shows how good they are. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024})
  void the_spectrum_of_every_impulse_is_off_by_little_for_each_level(int points) {
    double worst = 0;
    for (int at = 0; at < points; at++) {
      double[] signal = new double[points];
      signal[at] = 1;
      double[] spectrum = DOUBLES.forward(1, points, signal);
      for (int j = 0; j < points; j++) {
        double angle = angle(at, j, points);
        double off =
            Math.hypot(spectrum[2 * j] - Math.cos(angle), spectrum[2 * j + 1] + Math.sin(angle));
        worst = Math.max(worst, off);
      }
    }
    int levels = Integer.numberOfTrailingZeros(points);
    double referenceItself = 4;
    assertThat(worst / NumberFormat.FLOAT64.roundoff())
        .isLessThanOrEqualTo(1.5 * levels + referenceItself);
  }

  /** 2π·at·j/points, reduced to the first turn before it is rounded. */
  private static double angle(int at, int j, int points) {
    return 2 * Math.PI * ((long) at * j % points) / points;
  }

  @ParameterizedTest
  @ValueSource(ints = {-500, -1, 0, 300})
  void a_norm_is_rounded_up_and_does_not_overflow(int exponent) {
    double[] signal = Doubles.INSTANCE.load(new long[] {3, 4, 0, 12}, exponent);
    assertThat(ROUNDING.norm(signal, 0, 2))
        .isBetween(Math.scalb(5.0, exponent), Math.scalb(5 * (1 + 1e-14), exponent));
    assertThat(ROUNDING.norm(signal, 0, 4)).isGreaterThanOrEqualTo(Math.scalb(13.0, exponent));
    assertThat(ROUNDING.norm(signal, 2, 1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 64})
  void what_may_overflow_has_no_bound(int points) {
    assertThat(
            ROUNDING.bound(
                NumberFormat.FLOAT64, points, new double[] {1e200}, new double[] {1e200}))
        .isInfinite();
    assertThat(
            ROUNDING.bound(
                NumberFormat.FLOAT64, points, new double[] {1e100}, new double[] {1e100}))
        .isFinite();
  }

  private static double[] filled(int count, IntUnaryOperator value) {
    double[] signal = new double[count];
    Arrays.setAll(signal, value::applyAsInt);
    return signal;
  }

  /** All partial sums in phase: where a bound that forgets one level would be passed first. */
  @ParameterizedTest
  @ValueSource(ints = {16, 256, 4096})
  void signals_in_phase_stay_within_the_bound(int points) {
    double[] ones = filled(points, at -> 1);
    double[] computed = convolved(DOUBLES, Doubles.INSTANCE, new int[] {1, points}, ones, ones);
    for (double value : computed) {
      assertThat(Math.abs(value - points)).isLessThanOrEqualTo(bound(ones, ones));
    }
  }
}

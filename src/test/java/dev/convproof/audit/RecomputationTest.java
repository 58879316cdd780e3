package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.ErrorBound;
import dev.convproof.law.SumError;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs computed again, up to the last place of their bounds. */
class RecomputationTest {
  private static final SumError F32 = SumError.of(NumberFormat.FLOAT32);
  private static final OptionalInt ALL = OptionalInt.empty();

  /** One output: a dot product, and what is exact of it. */
  private record Dot(double[] x, double[] k, Optional<double[]> bias) {
    Geometry g() {
      return new Geometry(1, 1, x.length, 1, Axis.of(1, 1), Axis.of(1, 1));
    }

    ErrorBound bound(SumError error) {
      return ErrorBound.of(error, Problem.of(g(), x, k, bias));
    }

    BigDecimal exact() {
      BigDecimal sum = bias.map(b -> new BigDecimal(b[0])).orElse(BigDecimal.ZERO);
      for (int at = 0; at < x.length; at++) {
        sum = sum.add(new BigDecimal(x[at]).multiply(new BigDecimal(k[at])));
      }
      return sum;
    }

    Audited audited(SumError error, double output) {
      return new Recomputation(g(), error, x, k, bias, new double[] {output})
          .audited(ALL, 1, "why");
    }

    /** Returns what the audit's own sum may be off: Jeannerod and Rump, 2013, twice. */
    double own() {
      double magnitude = bias.map(b -> Math.abs(b[0])).orElse(0.0);
      for (int at = 0; at < x.length; at++) {
        magnitude += Math.abs(x[at] * k[at]);
      }
      return 2 * (x.length + 2) * 0x1p-53 * magnitude;
    }

    /**
     * Returns how far the ratio of an error to a bound may be told from that of the outermost
     * double: by a unit in its last place, by what the sum is off, once added and once made, and by
     * four roundings of a ratio of at most 1.
     */
    double room(double output, double bound) {
      return (Math.ulp(output) + 2 * own()) / bound + 4 * 0x1p-53;
    }

    /** Returns the outermost double that is at most so far above, or below, the exact sum. */
    double last(double distance, int side) {
      BigDecimal most = exact().add(new BigDecimal(side * distance));
      double last = most.doubleValue();
      while (side * new BigDecimal(last).compareTo(most) > 0) {
        last = Math.nextAfter(last, -side * Double.POSITIVE_INFINITY);
      }
      return last;
    }
  }

  private static Dot dot(int terms, boolean bias) {
    double[] x = new double[terms];
    double[] k = new double[terms];
    Arrays.setAll(x, at -> 1 + (at + 1) * 0x1p-20);
    Arrays.setAll(k, at -> 1 - (2 * at + 1) * 0x1p-21);
    return new Dot(x, k, bias ? Optional.of(new double[] {0x1p-10 + 0x1p-22}) : Optional.empty());
  }

  private static Audited.Recomputed recomputed(Audited audited) {
    return (Audited.Recomputed) audited;
  }

  @Test
  void outputs_are_right_up_to_the_last_place_of_the_bound() {
    for (int terms : new int[] {1, 3, 200}) {
      for (boolean bias : new boolean[] {false, true}) {
        Dot dot = dot(terms, bias);
        double bound = dot.bound(F32).ofOne(0);
        for (int side : new int[] {1, -1}) {
          double last = dot.last(bound, side);
          Audited.Recomputed right = recomputed(dot.audited(F32, last));
          assertThat(right.outputs()).isEqualTo(1);
          assertThat(right.unjudged()).isZero();
          assertThat(right.ratios().orElseThrow().worst())
              .isCloseTo(1, within(dot.room(last, bound)));
          double beyond = Math.nextAfter(last, side * Double.POSITIVE_INFINITY);
          assertThat(dot.audited(F32, beyond))
              .isEqualTo(
                  new Audited.Wrong(
                      0,
                      dot.exact().doubleValue() + " ± " + String.format(Locale.ROOT, "%.3g", bound),
                      Double.toString(beyond),
                      1,
                      1));
        }
      }
    }
  }

  @Test
  void outputs_beyond_the_probable_bound_are_suspect() {
    Dot dot = dot(4_000, true);
    ErrorBound bound = dot.bound(F32);
    assertThat(bound.probable(0)).isLessThan(bound.ofOne(0) / 2);
    for (int side : new int[] {1, -1}) {
      double last = dot.last(bound.probable(0), side);
      assertThat(recomputed(dot.audited(F32, last)).suspect()).isZero();
      double beyond = Math.nextAfter(last, side * Double.POSITIVE_INFINITY);
      assertThat(recomputed(dot.audited(F32, beyond)).suspect()).isEqualTo(1);
    }
    assertThat(recomputed(dot.audited(F32, dot.exact().doubleValue())).suspect()).isZero();
  }

  @Test
  void ratios_are_those_of_errors_to_bounds() {
    Dot dot = dot(3, true);
    double bound = dot.bound(F32).ofOne(0);
    double last = dot.last(bound / 2, 1);
    assertThat(recomputed(dot.audited(F32, last)).ratios().orElseThrow().worst())
        .isCloseTo(0.5, within(dot.room(last, bound)));
    // What the sum in doubles is off itself is counted, at least once.
    Audited exact = dot.audited(F32, dot.exact().doubleValue());
    assertThat(recomputed(exact).ratios().orElseThrow().worst())
        .isBetween(dot.own() / bound, dot.room(dot.exact().doubleValue(), bound));
  }

  @Test
  void an_output_that_is_no_number_is_wrong() {
    Dot dot = dot(3, false);
    for (double none : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThat(dot.audited(F32, none))
          .isInstanceOfSatisfying(
              Audited.Wrong.class,
              wrong -> assertThat(wrong.actual()).isEqualTo(Double.toString(none)));
    }
  }

  @Test
  void products_that_are_zero_are_exact() {
    Dot zeros = new Dot(new double[2], new double[2], Optional.empty());
    assertThat(recomputed(zeros.audited(F32, 0)).ratios()).isEmpty();
    assertThat(zeros.audited(F32, 1)).isEqualTo(new Audited.Wrong(0, "0.0", "1", 1, 1));
  }

  @Test
  void sums_that_may_overflow_or_read_no_numbers_are_not_judged() {
    double greatest = NumberFormat.FLOAT32.greatest();
    Dot large = new Dot(new double[] {greatest, greatest}, new double[] {1, 1}, Optional.empty());
    Dot none = new Dot(new double[] {Double.NaN}, new double[] {1}, Optional.empty());
    for (Dot dot : new Dot[] {large, none}) {
      for (double output : new double[] {1, Double.NaN}) {
        Audited.Recomputed told = recomputed(dot.audited(F32, output));
        assertThat(told.unjudged()).isEqualTo(1);
        assertThat(told.outputs()).isZero();
        assertThat(told.of()).isEqualTo(1);
        assertThat(told.ratios()).isEmpty();
      }
    }
  }

  /** Numbers below 2^−126, the least normal one, may be flushed to 0; twice that may not. */
  @Test
  void results_that_are_subnormal_may_be_zero() {
    Dot subnormal = new Dot(new double[] {0x1p-100}, new double[] {0x1.fp-28}, Optional.empty());
    assertThat(subnormal.audited(F32, 0)).isInstanceOf(Audited.Recomputed.class);
    assertThat(subnormal.audited(F32, 0x1p-100)).isInstanceOf(Audited.Wrong.class);
    Dot normal = new Dot(new double[] {0x1p-100}, new double[] {-0x1p-25}, Optional.empty());
    assertThat(normal.audited(F32, 0)).isInstanceOf(Audited.Wrong.class);
    // its bound reaches below the least normal number, by 2^−149 of underflow
    Dot least = new Dot(new double[] {0x1p-100}, new double[] {-0x1p-26}, Optional.empty());
    assertThat(least.audited(F32, 0)).isInstanceOf(Audited.Recomputed.class);
  }

  private static final Geometry LAYER = Notation.parse("n2ci3h5w6co4kh3kw2pt1pl1");

  private static Problem<double[]> layer() {
    return RandomFractions.normal(LAYER, F32.formats(), true, 6);
  }

  private static Recomputation of(Problem<double[]> p, double[] y) {
    return new Recomputation(
        LAYER, F32, p.input().data(), p.weights().data(), p.bias().map(b -> b.data()), y);
  }

  private static double[] right(Problem<double[]> p) {
    return Strategies.DEFINITION.convolve(Doubles.INSTANCE, p).data();
  }

  @Test
  void as_many_outputs_are_computed_again_as_are_asked_for() {
    Problem<double[]> p = layer();
    double[] y = right(p);
    for (int asked : new int[] {1, 17, y.length - 1, y.length, y.length + 1}) {
      int some = Math.min(asked, y.length);
      Audited.Recomputed told = recomputed(of(p, y).audited(OptionalInt.of(asked), 1, "why"));
      assertThat(told.outputs()).isEqualTo(some);
      assertThat(told.of()).isEqualTo(y.length);
      assertThat(told.why()).isEqualTo("why");
      assertThat(told.seen()).isEmpty();
      Audited.Recomputed seen = recomputed(of(p, y).projected(OptionalInt.of(asked), 1, "why"));
      assertThat(seen.outputs()).isEqualTo(some);
      assertThat(seen.seen().isPresent()).isEqualTo(asked < y.length);
    }
    assertThat(recomputed(of(p, y).projected(ALL, 1, "why")).seen()).isEmpty();
  }

  @Test
  void what_the_signs_show_is_told() {
    Problem<double[]> p = layer();
    double[] y = right(p);
    Audited.Seen seen =
        recomputed(of(p, y).projected(OptionalInt.of(1), 1, "why")).seen().orElseThrow();
    assertThat(seen.channels()).isEqualTo(4);
    assertThat(seen.bits())
        .isEqualTo((int) Math.floor(Math.log(seen.about() / seen.from()) / Math.log(2)));
    assertThat(new Audited.Seen(1, 0.25, 3).bits()).isEqualTo(3);
    assertThat(new Audited.Seen(1, 4, 3).bits()).isEqualTo(-1);
    assertThat(new Audited.Seen(1, 4, 0).bits()).isZero();
  }

  /** Of every image: the channel that the signs point at, and the sample beside it. */
  @Test
  void a_suspected_channel_is_computed_again() {
    Problem<double[]> p = layer();
    int windows = LAYER.windows();
    for (int at = 0; at < LAYER.outputSize(); at += 5) {
      double[] y = right(p);
      y[at] += 1;
      int wrong = at;
      int channel = at / windows % 4;
      assertThat(of(p, y).projected(OptionalInt.of(1), 1, "why"))
          .isInstanceOfSatisfying(
              Audited.Wrong.class,
              found -> {
                assertThat(found.first()).isEqualTo(wrong);
                assertThat(found.wrong()).isEqualTo(1);
                assertThat(found.recomputed()).isBetween(2 * windows, 2 * windows + 1);
              });
      y[(channel + 1) % 4 * windows] += 1;
      y[((channel + 1) % 4 + 4) * windows] += 2;
      assertThat(of(p, y).audited(ALL, 1, "why"))
          .isInstanceOfSatisfying(
              Audited.Wrong.class, found -> assertThat(found.wrong()).isEqualTo(3));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n2ci4h9w8co6kh3kw3g2sh2sw3pt1pb2pr1",
        "n2ci2h7w8co3kh2kw3dh2dw3sh3pl1",
        "ci3h2w2co2kh2kw2pt1pb1pl1pr1"
      })
  void each_output_is_computed_of_what_its_window_reads(String shape) {
    Geometry g = Notation.parse(shape);
    SplittableRandom random = new SplittableRandom(7);
    int[] x = random.ints(g.inputSize(), -99, 100).toArray();
    int[] k = random.ints(g.weightSize(), -99, 100).toArray();
    int[] b = random.ints(g.outputChannels(), -99, 100).toArray();
    int[] y =
        Strategies.DEFINITION
            .convolve(Arithmetic.INT32, Problem.of(g, x, k, Optional.of(b)))
            .data();
    SumError ints = SumError.of(NumberFormat.INT32);
    assertThat(new Recomputation(g, ints, x, k, Optional.of(b), y).located())
        .isInstanceOfSatisfying(
            Audited.Recomputed.class, all -> assertThat(all.outputs()).isEqualTo(y.length));
    for (int at = 0; at < y.length; at++) {
      int[] wrong = y.clone();
      wrong[at]++;
      assertThat(new Recomputation(g, ints, x, k, Optional.of(b), wrong).located())
          .isEqualTo(
              new Audited.Wrong(
                  at, Integer.toString(y[at]), Integer.toString(wrong[at]), 1, y.length));
    }
  }

  @Test
  void integers_wrap_as_their_sums_do() {
    Geometry g = Geometry.UNIT;
    int[] two = {2};
    int[] half = {1 << 30};
    SumError ints = SumError.of(NumberFormat.INT32);
    SumError longs = SumError.of(NumberFormat.INT64);
    int[] least = {Integer.MIN_VALUE};
    assertThat(new Recomputation(g, ints, two, half, Optional.empty(), least).audited(ALL, 1, ""))
        .isInstanceOf(Audited.Recomputed.class);
    assertThat(new Recomputation(g, longs, two, half, Optional.empty(), least).audited(ALL, 1, ""))
        .isEqualTo(new Audited.Wrong(0, "2147483648", "-2147483648", 1, 1));
    assertThat(
            new Recomputation(g, ints, two, half, Optional.of(new int[] {5}), least)
                .audited(ALL, 1, ""))
        .isEqualTo(new Audited.Wrong(0, "-2147483643", "-2147483648", 1, 1));
  }

  @Test
  void floats_that_are_to_be_exact_are_compared_exactly() {
    float[] one = {1};
    Geometry g = Geometry.UNIT;
    assertThat(new Recomputation(g, F32, one, one, Optional.empty(), new float[] {1}).located())
        .isInstanceOf(Audited.Recomputed.class);
    float[] beside = {Math.nextUp(1f)};
    assertThat(new Recomputation(g, F32, one, one, Optional.empty(), beside).located())
        .isEqualTo(new Audited.Wrong(0, "1", "1.0000001192092896", 1, 1));
  }
}

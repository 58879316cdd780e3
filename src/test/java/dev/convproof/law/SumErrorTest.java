package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Adders.Adder;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bounds of sums of products, from both sides: no right computation exceeds them, some come near.
 */
class SumErrorTest {
  private static double[] terms(
      SplittableRandom random, NumberFormat inputs, int count, int spread) {
    double[] terms = new double[count];
    for (int at = 0; at < count; at++) {
      double x =
          inputs.round(Math.scalb(random.nextDouble(-1, 1), exponent(random, inputs, spread)));
      double k =
          inputs.round(Math.scalb(random.nextDouble(-1, 1), exponent(random, inputs, spread)));
      terms[at] = x * k;
    }
    return terms;
  }

  /** Of e4m3 the whole range, without which few sums are rounded. */
  private static int exponent(SplittableRandom random, NumberFormat inputs, int spread) {
    return inputs == NumberFormat.E4M3 ? random.nextInt(-8, 9) : random.nextInt(-spread, 1);
  }

  private static double share(SumError error, double[] terms, double computed) {
    BigDecimal exact =
        Arrays.stream(terms).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal off = exact.subtract(new BigDecimal(computed)).abs();
    double sum = Arrays.stream(terms).map(Math::abs).sum() * (1 + 0x1p-40);
    double factor = error.worstFactor(terms.length);
    double bound =
        error.bound(
            factor, terms.length, sum, Math.abs(exact.doubleValue()) * (1 + 0x1p-40), false);
    return off.doubleValue() / bound;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f64",
        "f32",
        "f32:f64",
        "tf32",
        "bf16",
        "f16",
        "f16:f16",
        "e4m3",
        "e4m3:f14",
        "f16:f32:f32"
      })
  void no_right_sum_is_beyond_it(String name) {
    Formats formats = MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
    SumError nearest = new SumError(formats, true);
    SumError truncating = SumError.of(formats);
    NumberFormat sums = formats.accumulator();
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    for (int draw = 0; draw < 150; draw++) {
      int count = 1 + random.nextInt(draw % 10 == 0 ? 200 : 20);
      double[] terms = terms(random, formats.input(), count, 1 + random.nextInt(6));
      for (Map.Entry<String, Adder> adder : Adders.toNearest().entrySet()) {
        double near = formats.output().round(adder.getValue().sum(terms, sums::round));
        double share = share(nearest, terms, near);
        assertThat(share).as(adder.getKey()).isLessThanOrEqualTo(1);
        worst = Math.max(worst, share);
      }
      if (formats.mayTruncate()) {
        for (Map.Entry<String, Adder> adder : Adders.inAnyRounding().entrySet()) {
          double cut = formats.output().round(adder.getValue().sum(terms, sums::truncate));
          assertThat(share(truncating, terms, cut)).as(adder.getKey()).isLessThanOrEqualTo(1);
        }
        double unit = formats.output().round(Adders.matrixUnit(terms, sums));
        assertThat(share(truncating, terms, unit)).isLessThanOrEqualTo(1);
      }
    }
    assertThat(worst).as("some sum is rounded").isPositive();
  }

  @ParameterizedTest
  @CsvSource({"2", "10", "100", "1000"})
  void a_sum_that_loses_half_a_unit_at_each_addition_comes_near(int count) {
    double[] terms = new double[count];
    Arrays.fill(terms, 0x1p-24);
    terms[0] = 1;
    SumError error = SumError.of(NumberFormat.FLOAT32);
    double computed = Adders.sequential(terms, NumberFormat.FLOAT32::round);
    assertThat(computed).isEqualTo(1);
    assertThat(share(error, terms, computed)).isBetween((count - 1.1) / count, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"2", "10", "100"})
  void a_sum_that_loses_a_unit_at_each_addition_comes_near(int count) {
    double[] terms = new double[count];
    Arrays.fill(terms, 0x1p-23 - 0x1p-50);
    terms[0] = 1;
    SumError error = SumError.of(MixedArithmetic.formatsOf(Arithmetic.TF32).orElseThrow());
    double computed = Adders.sequential(terms, NumberFormat.FLOAT32::truncate);
    assertThat(computed).isEqualTo(1);
    assertThat(share(error, terms, computed)).isBetween((count - 1.1) / count, 1.0);
    assertThat(share(new SumError(error.formats(), true), terms, computed))
        .as("rounding to nearest loses half as much")
        .isBetween(count == 2 ? 0.9 : 1.0, 2.0);
  }

  @Test
  void an_output_is_rounded_once() {
    Formats bf16 = MixedArithmetic.formatsOf(Arithmetic.BFLOAT16).orElseThrow();
    double[] terms = {1, 0x1p-8}; // halfway between 1 and 1 + 2^-7
    double computed = NumberFormat.BFLOAT16.round(1 + 0x1p-8);
    assertThat(computed).isEqualTo(1);
    assertThat(share(SumError.of(bf16), terms, computed)).isBetween(0.99, 1.0);
  }

  @Test
  void inputs_that_are_rounded_first_are_allowed_for() {
    Geometry g = Notation.parse("ci3h5w5kh3kw3");
    Formats tf32 = MixedArithmetic.formatsOf(Arithmetic.TF32).orElseThrow();
    SplittableRandom random = new SplittableRandom(2);
    for (int draw = 0; draw < 50; draw++) {
      double[] x = random.doubles(g.inputSize(), -1, 1).map(v -> (float) v).toArray();
      double[] k = random.doubles(g.weightSize(), -1, 1).map(v -> (float) v).toArray();
      Problem<double[]> given = Problem.of(g, x, k, Optional.empty());
      double[] exact = outputs(given);
      for (boolean nearest : new boolean[] {true, false}) {
        DoubleUnaryOperator narrow =
            nearest ? NumberFormat.TF32::round : NumberFormat.TF32::truncate;
        double[] rounded =
            outputs(
                Problem.of(
                    g,
                    Arrays.stream(x).map(narrow).toArray(),
                    Arrays.stream(k).map(narrow).toArray(),
                    Optional.empty()));
        ErrorBound bound = ErrorBound.of(new SumError(tf32, nearest), given);
        double share = 0;
        for (int y = 0; y < exact.length; y++) {
          share = Math.max(share, Math.abs(exact[y] - rounded[y]) / bound.ofOne(y));
        }
        assertThat(share).isBetween(0.05, 1.0);
        ErrorBound single = ErrorBound.of(NumberFormat.FLOAT32, given);
        assertThat(Math.abs(exact[0] - rounded[0])).isGreaterThan(0);
        assertThat(single.ofOne(0)).isLessThan(bound.ofOne(0) / 50);
      }
    }
  }

  private static double[] outputs(Problem<double[]> problem) {
    return Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
  }

  /**
   * With errors that are independent and of mean zero, √n in effect; by the theorem's own numbers.
   */
  @Test
  void the_probable_bound_grows_as_the_root_of_the_terms() {
    SumError error = SumError.of(NumberFormat.FLOAT32);
    double hundred = error.probableFactor(1_000, 1) / NumberFormat.FLOAT32.roundoff();
    double more = error.probableFactor(100_000, 1) / NumberFormat.FLOAT32.roundoff();
    assertThat(more / hundred).isBetween(10.0, 11.0);
    double lambda = Math.sqrt(2 * Math.log(2 * 1_000 / SumError.FAILURE));
    assertThat(hundred).isBetween(lambda * Math.sqrt(1_000), 1.001 * lambda * Math.sqrt(1_000));
    assertThat(error.probableFactor(4, 1)).isEqualTo(error.worstFactor(4));
    assertThat(error.probableFactor(100_000, 1_000))
        .isGreaterThan(error.probableFactor(100_000, 1));
  }

  /** Truncation is of one sign: its errors add up, as far as the worst case. */
  @Test
  void what_may_be_truncated_has_no_probable_bound() {
    SumError error = SumError.of(MixedArithmetic.formatsOf(Arithmetic.FLOAT16).orElseThrow());
    assertThat(error.probableFactor(100, 1)).isNaN();
    assertThat(new SumError(error.formats(), true).probableFactor(100, 1)).isPositive();
  }

  @Test
  void too_many_truncations_leave_no_bound() {
    SumError error =
        SumError.of(MixedArithmetic.formatsOf(Arithmetic.named("e4m3:f14")).orElseThrow());
    assertThat(error.worstFactor(8_191)).isFinite();
    assertThat(error.worstFactor(8_192)).isInfinite();
  }
}

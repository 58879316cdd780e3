package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Notation;
import dev.convproof.law.GradientBounds.Of;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The formulas that the bounds are documented by, evaluated without rounding: what is returned is
 * no less, and larger by no more than what its evaluation in doubles rounds upward.
 */
class BoundFormulasTest {
  /**
   * Some dozen roundings upward of 2^−52, and what is allowed for exp, log and sqrt, 2^−40 each.
   */
  private static final double EVALUATED = 0x1p-36;

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = exact(2);

  private static Formats formats(String name) {
    return MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  private static void isJustAbove(double found, BigDecimal formula, double slack) {
    assertThat(exact(found)).isBetween(formula, formula.multiply(exact(1 + slack)));
  }

  private static void isJustAbove(double found, BigDecimal formula) {
    isJustAbove(found, formula, EVALUATED);
  }

  /** Returns F·(S + n·η) + n·η, and of an output that is rounded u·(|y| + that) + η/2 more. */
  private static BigDecimal bound(
      SumError error, double factor, long terms, BigDecimal sum, BigDecimal output) {
    NumberFormat sums = error.formats().accumulator();
    BigDecimal lost = BigDecimal.valueOf(terms).multiply(exact(sums.leastPositive()));
    BigDecimal ofSums = exact(factor).multiply(sum.add(lost)).add(lost);
    return error.roundsOutput() ? ofSums.add(rounded(error, output.add(ofSums))) : ofSums;
  }

  private static BigDecimal rounded(SumError error, BigDecimal output) {
    NumberFormat to = error.formats().output();
    return exact(to.roundoff()).multiply(output).add(exact(to.leastPositive()).divide(TWO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f64", "f32", "tf32", "bf16", "f16:f16", "e4m3:f14", "f32:f64:f32"})
  void factors_of_sums(String name) {
    for (long terms : new long[] {1, 7, 900}) {
      double u = formats(name).accumulator().roundoff();
      isJustAbove(new SumError(formats(name), true).worstFactor(terms), exact(terms * u));
      double lost = 2 * terms * u;
      double truncated = new SumError(formats(name), false).worstFactor(terms);
      assertThat(exact(truncated).multiply(exact(1 - lost))).isGreaterThanOrEqualTo(exact(lost));
      assertThat(truncated * (1 - lost)).isLessThanOrEqualTo(lost * (1 + EVALUATED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"f32", "f16:f16", "e4m3:f14"})
  void probable_factors_of_sums(String name) {
    SumError error = new SumError(formats(name), true);
    double u = error.formats().accumulator().roundoff();
    double lambda = Math.sqrt(2 * Math.log(2.0 * 10_000 * 50 / SumError.FAILURE)) / (1 - u);
    double formula = Math.expm1(lambda * 100 * u + 10_000 * u * u / (1 - u));
    isJustAbove(error.probableFactor(10_000, 50), exact(formula));
  }

  @Test
  void factors_of_a_shape_have_inputs_and_outputs_too() {
    SumError nearest = new SumError(formats("bf16"), true);
    SumError truncating = new SumError(formats("bf16"), false);
    assertThat(nearest.inputUnit()).isEqualTo(0x1p-8);
    assertThat(truncating.inputUnit()).isEqualTo(0x1p-7);
    isJustAbove(nearest.inputFactor(), exact(0x1p-7 + 0x1p-16));
    isJustAbove(nearest.factor(0.25), exact(0.25 + 1.25 * 0x1p-8));
    assertThat(nearest.factor(Double.POSITIVE_INFINITY)).isInfinite();
    isJustAbove(SumError.of(NumberFormat.FLOAT32).factor(0.25), exact(0.25));
  }

  /** Of ordinary numbers, and of some for which underflow is all that counts. */
  @ParameterizedTest
  @ValueSource(strings = {"f32", "tf32", "bf16", "f16", "f16:f16", "e4m3:f14", "f32:f64:f32"})
  void how_far_an_output_lies(String name) {
    SumError error = SumError.of(formats(name));
    double factor = error.worstFactor(5);
    double least = error.formats().accumulator().leastPositive();
    for (double sum : new double[] {3, 3 * least, 0x1p-120}) {
      isJustAbove(
          error.bound(factor, 5, sum, sum / 2, false),
          bound(error, factor, 5, exact(sum), exact(sum / 2)));
    }
    if (error.roundsOutput()) {
      isJustAbove(error.bound(factor, 5, 3, 1, true), rounded(error, ONE));
    } else {
      assertThat(error.bound(factor, 5, 3, 1, true)).isZero();
    }
  }

  @Test
  void what_may_overflow_is_beyond_the_greatest_of_sums_or_outputs() {
    SumError single = SumError.of(NumberFormat.FLOAT32);
    double greatest = Float.MAX_VALUE;
    assertThat(single.mayOverflow(Math.nextDown(greatest), 0, 0)).isFalse();
    assertThat(single.mayOverflow(0, Math.nextDown(greatest), 0)).isFalse();
    assertThat(single.mayOverflow(greatest, 0, greatest * 0x1p-20)).isTrue();
    SumError half = SumError.of(formats("f16"));
    assertThat(half.mayOverflow(1e6, 65_000, 400)).isFalse();
    assertThat(half.mayOverflow(1e6, 65_000, 600)).isTrue();
    assertThat(half.mayOverflow(1e6, Math.nextDown(65_504.0), 0)).isFalse();
  }

  @Test
  void what_may_be_below_the_least_normal_number_may_be_flushed() {
    SumError error = SumError.of(NumberFormat.FLOAT32);
    assertThat(error.mayBeFlushed(Float.MIN_NORMAL, 0)).isFalse();
    assertThat(error.mayBeFlushed(Float.MIN_NORMAL, 0x1p-140)).isTrue();
    assertThat(error.mayBeFlushed(2 * Float.MIN_NORMAL, 0x1p-140)).isFalse();
  }

  @Test
  void sums_of_magnitudes_are_rounded_upward() {
    for (double computed : new double[] {1, 0x1p-1070}) {
      BigDecimal lost = exact(1000).multiply(exact(Double.MIN_VALUE));
      BigDecimal formula = exact(computed).add(lost).multiply(exact(1 + 2000 * 0x1p-53));
      assertThat(exact(ErrorBound.atMost(computed, 1000)))
          .isBetween(
              formula, formula.multiply(exact(1 + 0x1p-50)).add(exact(2 * Double.MIN_VALUE)));
    }
  }

  private static Problem<double[]> of(String shape, double[] x, double[] k, double... bias) {
    return Problem.of(
        Notation.parse(shape), x, k, bias.length == 0 ? Optional.empty() : Optional.of(bias));
  }

  /** Terms that cancel leave an output whose own rounding is small. */
  @ParameterizedTest
  @ValueSource(strings = {"f32", "bf16", "f16", "f32:f64:f32"})
  void an_output_is_as_far_off_as_its_terms_and_itself_allow(String name) {
    double small = name.startsWith("f32:f64") ? 0x1p-60 : 0x1p-24; // so that sums are rounded
    Problem<double[]> problem = of("w3kw3", new double[] {3, 3, small}, new double[] {1, -1, 1}, 3);
    SumError error = SumError.of(formats(name));
    ErrorBound bound = ErrorBound.of(error, problem, 1_000);
    BigDecimal sum = exact(9).add(exact(small));
    BigDecimal output = exact(3 + small).add(exact(4 * 0x1p-53).multiply(sum)); // as doubles add
    isJustAbove(bound.ofOne(0), bound(error, error.worstFactor(4), 4, sum, output), 0x1p-26);
    isJustAbove(bound.magnitude(0), sum, 0x1p-48);
    if (error.nearest()) {
      double likely = error.probableFactor(4, 1_000);
      isJustAbove(bound.probable(0), bound(error, likely, 4, sum, output), 0x1p-26);
    } else {
      assertThat(bound.probable(0)).isNaN();
    }
    assertThat(bound.isZero()).isFalse();
    assertThat(bound.mayOverflow(0)).isFalse();
  }

  /** Each number that is none of its format moves the sum by (|x| + dx)·dk + dx·|k| + db. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void numbers_that_are_rounded_first_are_off_by_a_unit(boolean nearest) {
    SumError error = new SumError(formats("bf16"), nearest);
    double unit = error.inputUnit();
    BigDecimal x = exact(1 / 3.0);
    BigDecimal k = exact(1 / 5.0);
    BigDecimal b = exact(1 / 7.0);
    BigDecimal tiny = exact(NumberFormat.BFLOAT16.leastPositive());
    BigDecimal dx = exact(unit).multiply(x).add(tiny);
    BigDecimal dk = exact(unit).multiply(k).add(tiny);
    BigDecimal db = exact(unit).multiply(b).add(tiny);
    BigDecimal input = x.add(dx).multiply(dk).add(dx.multiply(k)).add(db);
    BigDecimal sum = x.add(dx).multiply(k.add(dk)).add(b).add(db);
    BigDecimal output = x.multiply(k).add(b).add(input);
    ErrorBound bound =
        ErrorBound.of(error, of("n1", new double[] {1 / 3.0}, new double[] {1 / 5.0}, 1 / 7.0), 1);
    BigDecimal ofSums = bound(error, error.worstFactor(2), 2, sum, output);
    isJustAbove(bound.ofOne(0), input.add(ofSums), 0x1p-34);
  }

  @Test
  void a_bias_that_is_rounded_first_is_off_by_a_unit() {
    SumError error = SumError.of(NumberFormat.FLOAT32);
    double[] one = {1};
    BigDecimal b = exact(1 / 7.0);
    BigDecimal db = exact(0x1p-24).multiply(b).add(exact(Float.MIN_VALUE));
    BigDecimal ofSums = bound(error, error.worstFactor(2), 2, ONE.add(b).add(db), ONE);
    ErrorBound bound = ErrorBound.of(error, of("n1", one, one, 1 / 7.0));
    isJustAbove(bound.ofOne(0), db.add(ofSums), 0x1p-34);
  }

  @Test
  void where_sums_are_exact_only_an_output_is_rounded_and_only_beyond_its_bits() {
    SumError error = SumError.of(formats("bf16"));
    assertThat(ErrorBound.of(error, of("n1", new double[] {255}, new double[] {1})).isZero())
        .isTrue();
    double[] ones = {1, 1};
    for (double second : new double[] {1, 2}) {
      ErrorBound bound = ErrorBound.of(error, of("ci2", new double[] {255, second}, ones));
      isJustAbove(bound.ofOne(0), rounded(error, exact(255 + second)));
    }
  }

  @Test
  void zeros_are_exact_and_so_are_biases_beside_them() {
    double[] zeros = new double[4];
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, of("w4kw4", zeros, zeros)).isZero()).isTrue();
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, of("w4kw4", zeros, zeros, 0.1f)).isZero())
        .isTrue();
  }

  @Test
  void numbers_at_the_lower_ends_of_formats_are_exact_too() {
    double[] one = {1};
    double[] least = {Float.MIN_VALUE};
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, of("n1", least, one)).isZero()).isTrue();
    double[] normal = {Double.MIN_NORMAL};
    assertThat(ErrorBound.Grain.of(of("n1", normal, one)).exponent()).hasValue(-1022);
    double[] below = {Double.MIN_VALUE};
    assertThat(ErrorBound.Grain.of(of("n1", below, one)).exponent()).hasValue(-1074);
  }

  @Test
  void beside_a_declared_bound_both_count() {
    ErrorBound exact =
        ErrorBound.of(NumberFormat.FLOAT32, of("n1", new double[] {1}, new double[] {1}));
    assertThat(exact.beside(new double[] {0.5}).isZero()).isFalse();
    assertThat(exact.beside(new double[] {0.5}).isFinite()).isTrue();
    assertThat(exact.beside(new double[] {Double.POSITIVE_INFINITY}).isFinite()).isFalse();
    double[] third = {1 / 3.0};
    ErrorBound bound = ErrorBound.of(NumberFormat.FLOAT64, of("n1", third, third));
    assertThat(bound.beside(new double[] {0}).isZero()).isFalse();
    assertThat(bound.beside(new double[] {0.5}).ofTwo(0))
        .isEqualTo(Math.nextUp(0.5 + bound.ofOne(0)));
    double[] large = {1e30};
    assertThat(ErrorBound.of(NumberFormat.FLOAT32, of("n1", large, large)).mayOverflow(0)).isTrue();
  }

  /** Of magnitudes |v| + d|v| + η in the place of |v| the sum grows by what moves the gradient. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradients_of_numbers_that_are_rounded_first(boolean nearest) {
    SumError error = new SumError(formats("bf16"), nearest);
    double k = 0x1p-10 / 3;
    double outer = 1 / 5.0;
    BackwardProblem<double[]> problem =
        BackwardProblem.of(of("n1", new double[] {1}, new double[] {k}), new double[] {outer});
    GradientBounds bounds = GradientBounds.of(error, problem, Of.INPUT);
    BigDecimal tiny = exact(NumberFormat.BFLOAT16.leastPositive());
    BigDecimal rounded = exact(1 + error.inputUnit());
    BigDecimal plain = exact(k).multiply(exact(outer));
    BigDecimal sum =
        rounded.multiply(exact(k)).add(tiny).multiply(rounded.multiply(exact(outer)).add(tiny));
    BigDecimal moved = sum.subtract(plain);
    BigDecimal worst = bound(error, error.worstFactor(1), 1, sum, plain.add(moved));
    isJustAbove(bounds.bounds()[0], moved.add(worst), 0x1p-38);
    if (nearest) {
      BigDecimal likely = bound(error, error.probableFactor(1, 1), 1, sum, plain.add(moved));
      isJustAbove(bounds.probable()[0], moved.add(likely), 0x1p-38);
    }
  }

  @Test
  void gradients_of_integers_are_exact() {
    double[] two = {2};
    GradientBounds bounds =
        GradientBounds.of(
            SumError.of(formats("i8")), BackwardProblem.of(of("n1", two, two), two), Of.WEIGHTS);
    assertThat(bounds.exact()).containsExactly(4);
    assertThat(bounds.bounds()).containsExactly(0);
    assertThat(Arrays.stream(bounds.probable()).sum()).isZero();
  }
}

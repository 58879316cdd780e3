package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong bounds, each beyond which a right sum lies that names what was forgotten. */
class BoundLiarsTest {

  /** How far an output may lie from the exact one. */
  @FunctionalInterface
  private interface Bound {
    double of(SumError error, Sum sum);
  }

  /**
   * A right sum: products of numbers of the input's format, each rounded, added one after the
   * other.
   */
  private record Sum(String format, double[] x, double[] k) {
    static Sum of(String format, double... x) {
      double[] ones = new double[x.length];
      Arrays.fill(ones, 1);
      return new Sum(format, x, ones);
    }

    /** Returns a first term and others alike. */
    static Sum alike(String format, double first, int count, double... others) {
      return of(
          format,
          DoubleStream.concat(
                  DoubleStream.of(first),
                  IntStream.range(0, count).mapToDouble(at -> others[at % others.length]))
              .toArray());
    }

    private Formats formats() {
      return MixedArithmetic.formatsOf(Arithmetic.named(format)).orElseThrow();
    }

    private BigDecimal exact() {
      return IntStream.range(0, x.length)
          .mapToObj(at -> new BigDecimal(x[at]).multiply(new BigDecimal(k[at])))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private double magnitude() {
      return IntStream.range(0, x.length).mapToDouble(at -> Math.abs(x[at] * k[at])).sum();
    }

    private double computed() {
      NumberFormat sums = formats().accumulator();
      DoubleUnaryOperator to = formats().mayTruncate() ? sums::truncate : sums::round;
      double[] products =
          IntStream.range(0, x.length).mapToDouble(at -> to.applyAsDouble(x[at] * k[at])).toArray();
      return formats().output().round(Adders.sequential(products, to));
    }

    boolean isBeyond(Bound bound) {
      BigDecimal off = exact().subtract(new BigDecimal(computed())).abs();
      double most = bound.of(SumError.of(formats()), this);
      return off.compareTo(new BigDecimal(most)) > 0;
    }
  }

  private static final Map<String, Sum> SUMS =
      Map.of(
          "one product", new Sum("f32", new double[] {1 + 0x1p-23}, new double[] {1 + 0x1p-23}),
          "half units lost", Sum.alike("f32", 1, 99, 0x1p-24),
          "many half units lost", Sum.alike("f32", 1, 399, 0x1p-24),
          "units lost", Sum.alike("tf32", 1, 99, 0x1p-23 * (1 - 0x1p-11)),
          "terms that cancel", Sum.of("f32", 1, 0x1p-24, -1),
          "products that vanish",
              new Sum("f32", new double[] {0x1p-75, 0x1p-75}, new double[] {0x1p-75, 0x1p-75}),
          "an output between two", Sum.of("bf16", 1, 0x1p-8),
          "an output that vanishes", new Sum("f16", new double[] {0x1p-13}, new double[] {0x1p-12}),
          "a large sum", Sum.alike("f32", 0x1p20, 9, 0x1p-4));

  private static final Map<String, Bound> LIARS = liars();

  private static double right(SumError error, Sum sum) {
    return bound(error, error.worstFactor(sum.x().length), sum);
  }

  private static double bound(SumError error, double factor, Sum sum) {
    double output = Math.abs(sum.exact().doubleValue()) * (1 + 0x1p-50);
    return error.bound(factor, sum.x().length, sum.magnitude() * (1 + 0x1p-40), output, false);
  }

  private static Map<String, Bound> liars() {
    Map<String, Bound> liars = new LinkedHashMap<>();
    liars.put(
        "additions counted, not products",
        (error, sum) -> {
          int additions = sum.x().length - 1;
          return error.bound(error.worstFactor(additions), additions, sum.magnitude(), 0, false);
        });
    liars.put(
        "a quarter of a unit",
        (error, sum) -> bound(error, error.worstFactor(sum.x().length) / 4, sum));
    liars.put(
        "the root of n",
        (error, sum) ->
            bound(error, error.worstFactor(1) * Math.sqrt((double) sum.x().length), sum));
    liars.put(
        "the probable one",
        (error, sum) -> bound(error, error.probableFactor(sum.x().length, 1), sum));
    liars.put(
        "rounded to nearest", (error, sum) -> right(new SumError(error.formats(), true), sum));
    liars.put(
        "of the output, not of its terms",
        (error, sum) -> error.worstFactor(sum.x().length) * Math.abs(sum.exact().doubleValue()));
    liars.put(
        "without underflow", (error, sum) -> error.worstFactor(sum.x().length) * sum.magnitude());
    liars.put(
        "without the output's rounding",
        (error, sum) ->
            right(SumError.of(error.formats().accumulator()), sum) * (error.nearest() ? 1 : 2));
    liars.put(
        "without the output's underflow",
        (error, sum) -> {
          double least = error.roundsOutput() ? error.formats().output().leastPositive() / 2 : 0;
          return right(error, sum) - least;
        });
    liars.put("an epsilon", (error, sum) -> 1e-5);
    return liars;
  }

  @ParameterizedTest
  @CsvSource({
    "'additions counted, not products', one product",
    "a quarter of a unit, half units lost",
    "the root of n, half units lost",
    "the probable one, many half units lost",
    "rounded to nearest, units lost",
    "'of the output, not of its terms', terms that cancel",
    "without underflow, products that vanish",
    "without the output's rounding, an output between two",
    "without the output's underflow, an output that vanishes",
    "an epsilon, a large sum"
  })
  void a_wrong_bound_is_passed_by_the_sum_that_names_its_fault(String liar, String sum) {
    assertThat(SUMS.get(sum).isBeyond(LIARS.get(liar))).isTrue();
  }

  @Test
  void no_sum_passes_the_right_bound() {
    assertThat(SUMS).hasSize(9);
    assertThat(SUMS.values()).noneMatch(sum -> sum.isBeyond(BoundLiarsTest::right));
  }
}

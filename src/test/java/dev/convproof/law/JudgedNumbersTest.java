package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs beside the exact ones: each by its own bound, and what one tolerance can do instead. */
class JudgedNumbersTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final Formats FLOATS = MixedArithmetic.formatsOf(Arithmetic.FLOAT32).orElseThrow();

  private static JudgedOutputs judged(double[] bounds, double[] probable, double[] distances) {
    double[] zeros = new double[bounds.length];
    return new JudgedOutputs(zeros, bounds, probable, zeros, distances);
  }

  @Test
  void outputs_are_right_suspect_or_wrong_by_their_distances() {
    double[] bounds = {2, 2, 2, 2, 0, INFINITE, 2};
    double[] probable = {1, 1, 1, 1, 0, INFINITE, Double.NaN};
    JudgedOutputs outputs = judged(bounds, probable, new double[] {1, 1.5, 2, 2.5, 0, 9, 2});
    assertThat(wrong(outputs)).isEqualTo("...x...");
    assertThat(outputs.firstWrong()).hasValue(3);
    assertThat(outputs.firstSuspect()).hasValue(1);
    assertThat(outputs.suspects()).isEqualTo(2);
    assertThat(outputs.unbounded()).isEqualTo(1);
    assertThat(outputs.isUnbounded(5)).isTrue();
    assertThat(outputs.isUnbounded(0)).isFalse();
    JudgedOutputs.Ratios ratios = outputs.ratios().orElseThrow();
    assertThat(ratios).isEqualTo(new JudgedOutputs.Ratios(1.25, 1));
    JudgedOutputs right = judged(new double[2], new double[2], new double[2]);
    assertThat(right.firstWrong()).isEmpty();
    assertThat(right.firstSuspect()).isEmpty();
    assertThat(right.ratios()).as("exact outputs have none").isEmpty();
    JudgedOutputs nowhere = judged(bounds, probable, new double[] {Double.NaN, 0, 0, 0, 0, 0, 0});
    assertThat(nowhere.firstWrong()).hasValue(0);
    JudgedOutputs others = outputs.within(new double[] {0.5, 1.5, 9, 9, 9, 9, 9});
    assertThat(wrong(others)).isEqualTo("x......");
    assertThat(others.suspects()).isZero();
  }

  private static String wrong(JudgedOutputs outputs) {
    StringBuilder marks = new StringBuilder();
    for (int y = 0; y < outputs.actual().length; y++) {
      marks.append(outputs.isWrong(y) ? 'x' : '.');
    }
    return marks.toString();
  }

  @Test
  void the_typical_ratio_is_the_median() {
    assertThat(JudgedOutputs.Ratios.of(0.5, 0.1, 0.9)).hasValue(new JudgedOutputs.Ratios(0.9, 0.5));
    assertThat(JudgedOutputs.Ratios.of(0.25)).hasValue(new JudgedOutputs.Ratios(0.25, 0.25));
    assertThat(JudgedOutputs.Ratios.of()).isEmpty();
  }

  @Test
  void integers_are_exact_and_wrap_as_their_accumulator_does() {
    long wide = (1L << 53) + 1;
    JudgedOutputs integers =
        JudgedOutputs.ofIntegers(new long[] {3, wide, 5}, new long[] {3, wide - 1, 5});
    assertThat(integers.distances()).containsExactly(0, 1, 0);
    assertThat(integers.firstWrong()).hasValue(1);
    assertThat(integers.bounds()).containsOnly(0);
    assertThat(integers.expected()).containsExactly(3, (double) wide, 5);
    JudgedOutputs doubles =
        JudgedOutputs.ofIntegers(new long[] {3, 4, 5}, new double[] {3, 4.5, Double.NaN});
    assertThat(doubles.distances()).containsExactly(0, 0.5, INFINITE);
    Problem<long[]> problem =
        Problem.of(
            Notation.parse("w2"), new long[] {1L << 31, 3}, new long[] {1}, Optional.empty());
    Formats bytes = MixedArithmetic.formatsOf(Arithmetic.INT8).orElseThrow();
    Formats longs = MixedArithmetic.formatsOf(Arithmetic.INT64).orElseThrow();
    assertThat(JudgedOutputs.exactIntegers(bytes, problem)).containsExactly(-(1L << 31), 3);
    assertThat(JudgedOutputs.exactIntegers(longs, problem)).containsExactly(1L << 31, 3);
  }

  @Test
  void bounds_are_those_of_sums_and_distances_are_exact() {
    Problem<double[]> problem =
        Problem.of(
            Notation.parse("ci2w2"),
            new double[] {0x1p-30, 0, 1, 0},
            new double[] {1, 1},
            Optional.empty());
    SumError error = SumError.of(FLOATS);
    JudgedOutputs outputs = JudgedOutputs.of(error, problem, new double[] {1, 0});
    assertThat(outputs.expected()).containsExactly(1 + 0x1p-30, 0);
    assertThat(outputs.distances()).containsExactly(0x1p-30, 0);
    assertThat(outputs.bounds()[0]).isGreaterThan(2 * 0x1p-24).isLessThan(2.1 * 0x1p-24);
    assertThat(outputs.probable()[0]).isGreaterThan(0x1p-24).isLessThan(2.1 * 0x1p-24);
    assertThat(JudgedOutputs.exactOutputs(problem)).containsExactly(1 + 0x1p-30, 0);
    assertThat(JudgedOutputs.of(error, problem, new double[] {INFINITE, 0}).distances()[0])
        .isEqualTo(INFINITE);
  }

  @Test
  void sums_that_may_overflow_have_no_bound() {
    Problem<double[]> problem =
        Problem.of(
            Notation.parse("w2"), new double[] {0x1.8p127, 1}, new double[] {2}, Optional.empty());
    JudgedOutputs outputs =
        JudgedOutputs.of(SumError.of(FLOATS), problem, new double[] {INFINITE, 2});
    assertThat(outputs.bounds()[0]).isEqualTo(INFINITE);
    assertThat(outputs.probable()[0]).isEqualTo(INFINITE);
    assertThat(outputs.firstWrong()).isEmpty();
    assertThat(outputs.unbounded()).isEqualTo(1);
  }

  /** A gradient of two terms, each off by a unit: 2·u·Σ|terms| and no more. */
  @Test
  void sums_that_are_no_outputs_are_judged_alike() {
    SumError error = SumError.of(FLOATS);
    double[] exact = {3, 0, 0, 0};
    JudgedOutputs sums =
        JudgedOutputs.ofSums(
            error, 2, exact, new double[] {3, 0}, new double[] {3 + 0x1p-22, 0}, 1 << 20);
    assertThat(sums.expected()).containsExactly(3, 0);
    assertThat(sums.distances()).containsExactly(0x1p-22, 0);
    assertThat(sums.bounds()[0]).isEqualTo(2 * 3 * 0x1p-24, within(0x1p-40));
    assertThat(sums.firstWrong()).isEmpty();
    assertThat(
            JudgedOutputs.ofSums(
                    error, 2, exact, new double[] {3, 0}, new double[] {3 + 0x1p-21, 0}, 1)
                .firstWrong())
        .hasValue(0);
    double[] one = {3};
    JudgedOutputs longer =
        JudgedOutputs.ofSums(error, 10_000, new double[] {3, 0}, one, one, 1 << 20);
    assertThat(longer.probable()[0]).isPositive().isLessThan(longer.bounds()[0] / 10);
    JudgedOutputs more =
        JudgedOutputs.ofSums(error, 10_000, new double[] {3, 0}, one, one, 1L << 40);
    assertThat(more.probable()[0]).isGreaterThan(longer.probable()[0]);
    assertThat(more.bounds()).isEqualTo(longer.bounds());
  }

  @ParameterizedTest
  @CsvSource({
    // rtol, least, most, works, quotient
    "0, 0.5, 0.25, false, 2",
    "0.125, 0.375, 0, false, ",
    "0.25, 0.25, -0.25, false, "
  })
  void one_tolerance_rejects_or_passes_what_bounds_do_not(
      double rtol, double least, double most, boolean works, Double quotient) {
    AllClose one = AllClose.of(rtol, new double[] {1, -2}, new double[] {0.5, 0.25});
    assertThat(one)
        .isEqualTo(new AllClose(rtol, least, most, works, Optional.ofNullable(quotient)));
  }

  @Test
  void one_tolerance_does_where_bounds_are_alike() {
    assertThat(AllClose.of(0, new double[] {1, 9}, new double[] {0.5, 0.5}))
        .isEqualTo(new AllClose(0, 0.5, 0.5, true, Optional.of(1.0)));
    AllClose nearly = AllClose.of(0, new double[] {1, 9}, new double[] {0.5, 0.5 + 0x1p-42});
    assertThat(nearly.works()).as("but for what bounds are rounded up").isTrue();
    assertThat(AllClose.of(0, new double[] {1, 9}, new double[] {0.5, 0.5 + 0x1p-38}).works())
        .isFalse();
    AllClose relative = AllClose.of(0.25, new double[] {2, -4}, new double[] {0.5, 1});
    assertThat(relative.works()).isTrue();
    assertThat(relative.quotient()).as("nothing is left for an absolute one").isEmpty();
    assertThat(relative.least()).isZero();
    AllClose negative = AllClose.of(1, new double[] {1}, new double[] {0.5});
    assertThat(negative.least()).isZero();
    assertThat(negative.most()).isEqualTo(-0.5);
  }

  @Test
  void the_greatest_share_of_a_bound_is_kept_with_the_first_that_is_beyond() {
    BoundShare.Beyond beyond = new BoundShare.Beyond("b", 1, 2, 3, 0.5);
    BoundShare small = new BoundShare(0.25, "a", 3, Optional.empty());
    BoundShare large = new BoundShare(2, "b", 4, Optional.of(beyond));
    BoundShare.Beyond later = new BoundShare.Beyond("c", 2, 2, 3, 0.5);
    assertThat(small.and(large)).isEqualTo(new BoundShare(2, "b", 7, Optional.of(beyond)));
    assertThat(large.and(small)).isEqualTo(new BoundShare(2, "b", 7, Optional.of(beyond)));
    assertThat(small.and(new BoundShare(0.25, "c", 1, Optional.of(later))).by()).isEqualTo("a");
    assertThat(large.and(new BoundShare(3, "c", 1, Optional.of(later))).beyond()).hasValue(beyond);
    assertThat(small).hasToString("the largest error is 0.250 of its bound: a");
    assertThat(BoundShare.NONE).hasToString("the largest error is 0.000 of its bound: none");
  }

  /** Each strategy in each of 1 + 2·orders arithmetics. */
  @Test
  void every_computation_is_compared_with_the_exact_outputs() {
    Geometry g = Notation.parse("ci5w2");
    Problem<float[]> problem = RandomFractions.problem(g, Floats.INSTANCE, 3, 0);
    BoundShare one = BoundShare.of(Floats.INSTANCE, problem, List.of(Strategies.DEFINITION));
    int arithmetics = 1 + 2 * SummationOrder.values().length;
    assertThat(one.compared()).isEqualTo(2L * arithmetics);
    assertThat(one.beyond()).isEmpty();
    assertThat(one.greatest()).isBetween(0.01, 1.0);
    assertThat(one.by()).startsWith("definition, ");
    BoundShare two =
        BoundShare.of(Floats.INSTANCE, problem, List.of(Strategies.DEFINITION, new Im2colGemm()));
    assertThat(two.compared()).isEqualTo(4L * arithmetics);
    Problem<float[]> wide = RandomFractions.problem(Notation.parse("w3kw2"), Floats.INSTANCE, 3, 0);
    List<Strategy> pointwise =
        Strategies.direct().stream().filter(way -> way.name().equals("pointwise")).toList();
    assertThat(pointwise).hasSize(1);
    assertThat(BoundShare.of(Floats.INSTANCE, wide, pointwise)).isEqualTo(BoundShare.NONE);
  }

  @Test
  void an_algorithm_with_a_bound_of_its_own_is_held_to_that() {
    Problem<double[]> problem =
        RandomFractions.problem(Notation.parse("h4w4kh3kw3"), Doubles.INSTANCE, 3, 0);
    BoundShare winograd = BoundShare.of(Doubles.INSTANCE, problem, List.of(new Winograd(2, 2)));
    assertThat(winograd.beyond()).isEmpty();
    assertThat(winograd.compared()).isEqualTo(4);
    assertThat(winograd.greatest()).isBetween(0.0001, 0.5);
  }

  @Test
  void a_tolerance_that_was_asked_for_is_the_greatest_bound() {
    Tolerances single =
        Tolerances.all().stream()
            .filter(one -> one.asked().contains("tvm"))
            .findFirst()
            .orElseThrow();
    Problem<double[]> problem =
        RandomFractions.normal(
            Notation.parse("n1ci16h32w32co32kh3kw3pt1pb1pl1pr1"), FLOATS, false, 1);
    ErrorBound bound = ErrorBound.of(SumError.of(FLOATS), problem);
    double[] exact = JudgedOutputs.exactOutputs(problem);
    double greatest = 0;
    double off = 0;
    OutputTerms[] terms = OutputTerms.of(problem);
    for (int y = 0; y < exact.length; y++) {
      greatest = Math.max(greatest, bound.ofOne(y));
      double narrow = 0;
      for (int at = 0; at < terms[y].x.length; at++) {
        narrow += NumberFormat.TF32.round(terms[y].x[at]) * NumberFormat.TF32.round(terms[y].k[at]);
      }
      off = Math.max(off, Math.abs(narrow - exact[y]));
    }
    assertThat(single.bound()).isEqualTo(greatest);
    assertThat(single.narrower().orElseThrow()).isEqualTo(off, within(off * 0x1p-30));
    assertThat(single.terms()).isEqualTo(144);
    assertThat(single.command())
        .isEqualTo("bound n1ci16h32w32co32kh3kw3pt1pb1pl1pr1 --arithmetic f32 --normal 1");
    assertThat(Tolerances.all())
        .extracting(Tolerances::command)
        .contains(
            "bound ci128kh3kw3h3w3 --arithmetic f16",
            "bound n1ci16h32w32co32kh3kw3pt1pb1pl1pr1 --arithmetic f32 --normal 1 --rounding"
                + " winograd:4");
    assertThat(Tolerances.all()).filteredOn(one -> one.narrower().isPresent()).hasSize(1);
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Adders.Adder;
import dev.convproof.law.GradientBounds.Of;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bounds of outputs and of each gradient from both sides, in every format: no right computation is
 * beyond them, and cases that are made for it come near.
 */
class BothSidesTest {
  private static final int SEEDS = 6;
  private static final List<String> FORMATS =
      List.of("f64", "f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "e4m3:f14", "f32:f64");

  /** What is bounded. */
  private enum Result {
    OUTPUT,
    INPUT,
    WEIGHTS,
    BIAS
  }

  private static Stream<Arguments> all() {
    return FORMATS.stream()
        .flatMap(name -> Stream.of(Result.values()).map(result -> arguments(name, result)));
  }

  private static Formats formats(String name) {
    return MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
  }

  /** The numbers of one problem. */
  private record Numbers(Geometry g, double[] x, double[] k, double[] bias, double[] outer) {
    static Numbers draw(Geometry g, Formats given, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return new Numbers(
          g,
          some(random, given.input(), g.inputSize()),
          some(random, given.weights(), g.weightSize()),
          some(random, given.bias(), g.outputChannels()),
          some(random, given.input(), g.outputSize()));
    }

    /** Returns numbers of many magnitudes: of e4m3 all, without which few sums are rounded. */
    private static double[] some(SplittableRandom random, NumberFormat format, int count) {
      boolean narrow = format == NumberFormat.E4M3;
      return IntStream.range(0, count)
          .mapToDouble(
              at ->
                  format.round(
                      Math.scalb(
                          random.nextDouble(-1, 1),
                          random.nextInt(narrow ? -8 : -9, narrow ? 9 : 1))))
          .toArray();
    }

    Numbers rounded(Formats to, boolean nearest) {
      return new Numbers(
          g,
          rounded(to.input(), nearest, x),
          rounded(to.weights(), nearest, k),
          rounded(to.bias(), nearest, bias),
          rounded(to.input(), nearest, outer));
    }

    private static double[] rounded(NumberFormat format, boolean nearest, double[] values) {
      DoubleUnaryOperator to = nearest ? format::round : format::truncate;
      return Arrays.stream(values).map(to).toArray();
    }

    /** Returns the bounds, one for each number of the result. */
    double[] bounds(SumError error, Result result) {
      if (result == Result.OUTPUT) {
        ErrorBound bound = ErrorBound.of(error, Problem.of(g, x, k, Optional.of(bias)));
        assertThat(bound.overflow()).isEmpty();
        return IntStream.range(0, g.outputSize()).mapToDouble(bound::ofOne).toArray();
      }
      return GradientBounds.of(
              error,
              BackwardProblem.of(Problem.of(g, x, k, Optional.empty()), outer),
              Of.valueOf(result.name()))
          .bounds();
    }

    /** Returns the factors of each term of each number of the result. */
    List<List<double[]>> terms(Result result) {
      List<List<double[]>> terms = new ArrayList<>();
      int size =
          switch (result) {
            case OUTPUT -> g.outputSize();
            case INPUT -> g.inputSize();
            case WEIGHTS -> g.weightSize();
            case BIAS -> g.outputChannels();
          };
      IntStream.range(0, size).forEach(at -> terms.add(new ArrayList<>()));
      for (int y = 0; y < g.outputSize(); y++) {
        int[] at = Shape.output(g).coordinates(y);
        if (result == Result.OUTPUT) {
          terms.get(y).add(new double[] {bias[at[1]], 1});
        } else if (result == Result.BIAS) {
          terms.get(at[1]).add(new double[] {outer[y], 1});
        }
        for (int tap = 0; tap < g.products() && result != Result.BIAS; tap++) {
          int row = g.rows().position(at[2], tap / g.columns().kernel() % g.rows().kernel());
          int column = g.columns().position(at[3], tap % g.columns().kernel());
          if (g.rows().inside(row) && g.columns().inside(column)) {
            int c = g.firstInputChannel(at[1]) + tap / g.taps();
            int input = Shape.input(g).at(at[0], c, row, column);
            int weight = at[1] * g.products() + tap;
            switch (result) {
              case OUTPUT -> terms.get(y).add(new double[] {x[input], k[weight]});
              case INPUT -> terms.get(input).add(new double[] {outer[y], k[weight]});
              default -> terms.get(weight).add(new double[] {outer[y], x[input]});
            }
          }
        }
      }
      return terms;
    }
  }

  private static BigDecimal exact(List<double[]> terms) {
    return terms.stream()
        .map(term -> new BigDecimal(term[0]).multiply(new BigDecimal(term[1])))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Every way to add: sums rounded to nearest, and truncated where the formats allow for it. */
  private static DoubleStream sums(Formats formats, List<double[]> terms) {
    NumberFormat sums = formats.accumulator();
    double[] products = terms.stream().mapToDouble(term -> sums.round(term[0] * term[1])).toArray();
    Stream<Double> nearest =
        Adders.toNearest().values().stream().map(adder -> adder.sum(products, sums::round));
    Stream<Double> truncated =
        Stream.concat(
            Adders.inAnyRounding().values().stream()
                .map((Adder adder) -> adder.sum(products, sums::truncate)),
            Stream.of(Adders.matrixUnit(products, sums)));
    return Stream.concat(nearest, formats.mayTruncate() ? truncated : Stream.empty())
        .mapToDouble(formats.output()::round);
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_right_result_is_beyond_its_bound(String name, Result result) {
    Formats formats = formats(name);
    SumError error = SumError.of(formats);
    Geometry g = Notation.parse("n2ci2h5w4co3kh3kw2sh2pt1pb1");
    double worst = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean wider = seed % 3 == 2; // numbers that are rounded to the formats first
      Numbers given = Numbers.draw(g, wider ? Formats.of(NumberFormat.FLOAT64) : formats, seed);
      double[] bounds = given.bounds(error, result);
      List<List<double[]>> exact = given.terms(result);
      List<List<double[]>> computed = given.rounded(formats, error.nearest()).terms(result);
      for (int at = 0; at < bounds.length; at++) {
        BigDecimal right = exact(exact.get(at));
        for (double sum : sums(formats, computed.get(at)).toArray()) {
          BigDecimal off = right.subtract(new BigDecimal(sum)).abs();
          assertThat(off).isLessThanOrEqualTo(new BigDecimal(bounds[at]));
          worst = bounds[at] == 0 ? worst : Math.max(worst, off.doubleValue() / bounds[at]);
        }
      }
    }
    assertThat(worst).as("errors are seen").isGreaterThan(0.01);
  }

  /**
   * A large term first; where outputs are rounded to fewer bits, half a unit of them, which goes to
   * even; then terms that each addition loses: half a unit of the sum, or all but a last bit of one
   * where it is truncated.
   */
  @ParameterizedTest
  @MethodSource("all")
  void a_result_that_loses_all_it_can_comes_near(String name, Result result) {
    Formats formats = formats(name);
    SumError error = SumError.of(formats);
    List<double[]> terms = losing(formats, error, result);
    Numbers numbers = numbers(terms, result);
    double[] products = terms.stream().mapToDouble(term -> term[0] * term[1]).toArray();
    DoubleUnaryOperator rounding =
        error.nearest() ? formats.accumulator()::round : formats.accumulator()::truncate;
    double computed = formats.output().round(Adders.sequential(products, rounding));
    double off = exact(terms).subtract(new BigDecimal(computed)).abs().doubleValue();
    assertThat(off / numbers.bounds(error, result)[0]).isBetween(0.8, 1.0);
  }

  private static List<double[]> losing(Formats formats, SumError error, Result result) {
    NumberFormat input = formats.input();
    boolean narrow = input == NumberFormat.E4M3;
    boolean products = result != Result.BIAS;
    int count = formats.accumulator().precision() <= 11 ? 20 : 100;
    List<double[]> terms = new ArrayList<>();
    if (narrow && !products && formats.accumulator() == NumberFormat.FLOAT32) {
      // no number of e4m3 is small beside 2^8: a large sum takes many terms
      IntStream.range(0, 300).forEach(at -> terms.add(new double[] {448, 1}));
      IntStream.range(0, 10_000).forEach(at -> terms.add(new double[] {7 * 0x1p-9, 1}));
      return terms;
    }
    double one = narrow ? 0x1p8 : input == NumberFormat.FLOAT16 ? 0x1p14 : 1;
    double other = narrow && products ? 0x1p8 : 1;
    terms.add(new double[] {one, other});
    if (error.roundsOutput()) {
      terms.add(new double[] {one * formats.output().roundoff(), other});
    }
    double lost =
        error.nearest()
            ? formats.accumulator().roundoff()
            : 2 * formats.accumulator().roundoff() * (1 - input.roundoff());
    double first = narrow && products ? one * lost * 0x1p11 : one * lost;
    double second = narrow && products ? 0x1p-3 : other;
    while (terms.size() < count) {
      terms.add(new double[] {first, second});
    }
    return terms;
  }

  /** Returns numbers of which the first of the result has the terms. */
  private static Numbers numbers(List<double[]> terms, Result result) {
    int n = terms.size();
    double[] first = terms.stream().mapToDouble(term -> term[0]).toArray();
    double[] second = terms.stream().mapToDouble(term -> term[1]).toArray();
    double[] none = new double[1];
    Axis one = Axis.of(1, 1);
    return switch (result) {
      case OUTPUT -> new Numbers(new Geometry(1, 1, n, 1, one, one), first, second, none, none);
      case INPUT ->
          new Numbers(new Geometry(1, 1, 1, n, one, one), none, second, new double[n], first);
      default ->
          new Numbers(new Geometry(1, 1, 1, 1, Axis.of(n, 1), one), second, none, none, first);
    };
  }
}

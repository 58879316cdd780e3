package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.SumError;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where on random signs see an error: the threshold, computed from its derivation. */
class SignThresholdTest {
  /** A computed norm is taken for greater than it is by this factor, as often as it is used. */
  private static final double UP = 1 + 0x1p-20;

  /** Sums of at most 2^10 terms, and some twenty operations, each rounded to 2^−53. */
  private static final double ROUNDED = 0x1p-40;

  private static SumError error(String name) {
    return SumError.of(MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow());
  }

  private static double[] outputs(Problem<double[]> p) {
    return Strategies.DEFINITION.convolve(Doubles.INSTANCE, p).data();
  }

  private static SignProjection.Told told(SumError error, Problem<double[]> p, double[] y) {
    return looked(error, p, y).orElseThrow();
  }

  private static Optional<SignProjection.Told> looked(
      SumError error, Problem<double[]> p, double[] y) {
    return new SignProjection(
            p.geometry(),
            error,
            Values.of(p.input().data()),
            Values.of(p.weights().data()),
            p.bias().map(b -> Values.of(b.data())).orElse(null),
            Values.of(y),
            new SplittableRandom(4))
        .told();
  }

  /** Returns λ‖β‖ and what the sums themselves are off, of one channel. */
  private static double threshold(SumError error, Problem<double[]> p, double[] y, int o) {
    Geometry g = p.geometry();
    double outputs = g.batch() * g.windows();
    double terms = g.products() + (p.bias().isPresent() ? 1 : 0);
    double enough = Math.sqrt(2 * Math.log(2.0 * g.outputChannels() * 0x1p60));
    double lambda = UP * Math.min(enough, Math.sqrt(outputs));
    double x = Math.sqrt(squaresRead(p, o) + (p.bias().isPresent() ? outputs : 0));
    double ofWeights = p.bias().map(b -> b.data()[o] * b.data()[o]).orElse(0.0);
    for (int at = 0; at < g.products(); at++) {
      double weight = p.weights().data()[o * g.products() + at];
      ofWeights += weight * weight;
    }
    double k = Math.sqrt(ofWeights);
    double moved = isOf(error.formats(), p) ? 0 : moved(error, x, k, terms, outputs);
    double ofOutputs = 0;
    double magnitudes = 0;
    for (int at = 0; at < y.length; at++) {
      if (at / g.windows() % g.outputChannels() == o) {
        ofOutputs += y[at] * y[at];
        magnitudes += Math.abs(y[at]);
      }
    }
    double root = Math.sqrt(outputs);
    double underflow = root * terms * error.formats().accumulator().leastPositive();
    double sums = error.worstFactor((long) terms) * (x * k + moved + underflow) + underflow;
    if (error.roundsOutput()) {
      double u = error.formats().output().roundoff();
      double half = root * error.formats().output().leastPositive() / 2;
      sums += u / (1 - u) * (Math.sqrt(ofOutputs) + half) + half;
    }
    double own = (outputs + terms + 8) * 0x1p-52 * (magnitudes + root * x * k);
    return UP * (lambda * (moved + UP * sums) + own);
  }

  private static double moved(SumError error, double x, double k, double terms, double outputs) {
    Formats formats = error.formats();
    double[] roundoffs = {
      formats.input().roundoff(), formats.weights().roundoff(), formats.bias().roundoff()
    };
    double[] leasts = {
      formats.input().leastPositive(),
      formats.weights().leastPositive(),
      formats.bias().leastPositive()
    };
    double d = (error.nearest() ? 1 : 2) * DoubleStream.of(roundoffs).max().orElseThrow();
    double least = DoubleStream.of(leasts).max().orElseThrow();
    double ofInputs = d * x + least * Math.sqrt(outputs * terms);
    double ofWeights = d * k + least * Math.sqrt(terms);
    return UP * (ofInputs * (k + ofWeights) + x * ofWeights);
  }

  private static boolean isOf(Formats formats, Problem<double[]> p) {
    return DoubleStream.of(p.input().data()).allMatch(formats.input()::represents)
        && DoubleStream.of(p.weights().data()).allMatch(formats.weights()::represents)
        && p.bias().stream()
            .flatMapToDouble(b -> DoubleStream.of(b.data()))
            .allMatch(formats.bias()::represents);
  }

  /** Returns Σ over windows of the squares that they read, for a channel. */
  private static double squaresRead(Problem<double[]> p, int o) {
    Geometry g = p.geometry();
    double[] squares = new double[g.inputSize()];
    for (int at = 0; at < squares.length; at++) {
      squares[at] = p.input().data()[at] * p.input().data()[at];
    }
    double[] ones = new double[g.weightSize()];
    Arrays.fill(ones, 1);
    double[] read = outputs(Problem.of(g, squares, ones, Optional.empty()));
    double sum = 0;
    for (int at = 0; at < read.length; at++) {
      sum += at / g.windows() % g.outputChannels() == o ? read[at] : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "f32, f32, n2ci3h5w6co4kh3kw2pt1pl1",
    "f64, f64, n2ci4h9w8co6kh3kw3g2sh2sw3pt1pb2pr1",
    "f32, f64, n3ci2h7w7co3kh2kw3dh2dw2sh3",
    "f16, f16, ci2h12w13co2kh2kw2",
    "f16, f64, ci2h4w3co2kh2kw2",
    "bf16, f32, ci3h12w12co2kh1kw1",
    "tf32, tf32, n2ci3h5w6co4kh3kw2pt1pl1",
    "e4m3, f32, n2ci3h5w6co4kh3kw2pt1pl1",
    "f32:f64, f64, n2ci3h5w6co4kh3kw2pt1pl1",
    "f16:f16, f16, n2ci3h5w6co4kh3kw2pt1pl1"
  })
  void an_error_is_seen_from_twice_the_threshold_on(String name, String of, String shape) {
    SumError error = error(name);
    Geometry g = Notation.parse(shape);
    Problem<double[]> biased = RandomFractions.normal(g, error(of).formats(), true, 6);
    Problem<double[]> unbiased =
        Problem.of(g, biased.input().data(), biased.weights().data(), Optional.empty());
    for (Problem<double[]> p : List.of(biased, unbiased)) {
      double[] y = outputs(p);
      double most = 0;
      for (int o = 0; o < g.outputChannels(); o++) {
        most = Math.max(most, threshold(error, p, y, o));
      }
      SignProjection.Told told = told(error, p, y);
      assertThat(told.from() / (2 * most)).isCloseTo(1, within(ROUNDED));
      assertThat(told.judged()).isEqualTo(g.outputChannels());
      assertThat(told.suspected()).isEmpty();
      double squares = DoubleStream.of(y).map(one -> one * one).sum();
      assertThat(told.about() / Math.sqrt(squares / y.length)).isCloseTo(1, within(ROUNDED));
    }
  }

  /** The signs alone make no difference: one output that is off is seen from the threshold on. */
  @Test
  void one_output_that_is_off_makes_its_channel_suspect() {
    SumError error = error("f32");
    Geometry g = Notation.parse("n2ci3h5w6co4kh3kw2pt1pl1");
    Problem<double[]> p = RandomFractions.normal(g, error.formats(), true, 6);
    double[] y = outputs(p);
    for (int at = 0; at < y.length; at += 7) {
      int o = at / g.windows() % g.outputChannels();
      double threshold = threshold(error, p, y, o);
      double right = y[at];
      y[at] = right + 1.001 * threshold;
      assertThat(told(error, p, y).suspected()).containsExactly(o);
      y[at] = right - 0.999 * threshold;
      assertThat(told(error, p, y).suspected()).isEmpty();
      y[at] = right;
    }
  }

  @Test
  void an_output_that_is_no_number_makes_its_channel_suspect() {
    SumError error = error("f32");
    Geometry g = Notation.parse("ci2h4w3co3kh2kw2");
    Problem<double[]> p = RandomFractions.normal(g, error.formats(), true, 6);
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] y = outputs(p);
      y[g.windows()] = none;
      SignProjection.Told told = told(error, p, y);
      assertThat(told.suspected()).containsExactly(1);
      assertThat(told.judged()).isEqualTo(3);
    }
  }

  @Test
  void channels_that_may_overflow_are_not_looked_at() {
    SumError error = error("f16");
    Geometry g = Notation.parse("ci2h4w3co3kh2kw2");
    Problem<double[]> p = RandomFractions.normal(g, error.formats(), true, 6);
    p.weights().data()[g.products()] = NumberFormat.FLOAT16.greatest();
    assertThat(told(error, p, outputs(p)).judged()).isEqualTo(2);
    p.input().data()[0] = Double.NaN;
    assertThat(looked(error, p, outputs(p))).isEmpty();
  }

  /** Sums are at most ‖k‖·√(n·max x² + 1) = c·√8·√33 in magnitude, and move by what is rounded. */
  @ParameterizedTest
  @CsvSource({"4028, 1", "4032, 0", "4028.3, 0", "3990.3, 1"})
  void sums_up_to_the_greatest_number_are_looked_at(double weight, int judged) {
    Geometry g = Notation.parse("ci8h1w2co1kh1kw1");
    double[] weights = new double[g.weightSize()];
    Arrays.fill(weights, weight);
    double[] twos = new double[g.inputSize()];
    Arrays.fill(twos, 2);
    Problem<double[]> p = Problem.of(g, twos, weights, Optional.empty());
    assertThat(looked(error("f16"), p, outputs(p)).map(SignProjection.Told::judged).orElse(0))
        .isEqualTo(judged);
  }

  @Test
  void layers_of_zeros_are_looked_at() {
    Geometry g = Notation.parse("ci2h4w3co3kh2kw2");
    double[] ones = new double[g.inputSize()];
    Arrays.fill(ones, 1);
    for (double[] x : List.of(ones, new double[g.inputSize()])) {
      Problem<double[]> p = Problem.of(g, x, new double[g.weightSize()], Optional.empty());
      for (String name : List.of("f32", "f64")) {
        SignProjection.Told told = told(error(name), p, outputs(p));
        assertThat(told.judged()).isEqualTo(3);
        assertThat(told.suspected()).isEmpty();
        assertThat(told.from()).isGreaterThan(0);
      }
    }
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What explains wrong outputs whose sums had an order that nobody knows. */
class ExplanationTest {
  private static final Formats FLOATS = MixedArithmetic.formatsOf(Arithmetic.FLOAT32).orElseThrow();
  private static final SumError ERROR = SumError.of(FLOATS);
  private static final Geometry LAYER = Notation.parse("ci9h5w5co2kh3kw3");

  private static Problem<double[]> rounded(Problem<double[]> p, DoubleUnaryOperator to) {
    return p.withInput(Arrays.stream(p.input().data()).map(to).toArray())
        .withWeights(Arrays.stream(p.weights().data()).map(to).toArray());
  }

  /** Sums in single precision, in an order that no emulation has: the odd terms first. */
  private static double[] shuffled(Problem<double[]> p) {
    OutputTerms[] terms = OutputTerms.of(p);
    return Arrays.stream(terms)
        .mapToDouble(
            t -> {
              float sum = 0;
              for (int parity = 1; parity >= 0; parity--) {
                for (int at = parity; at < t.x.length; at += 2) {
                  sum = (float) (sum + t.x[at] * t.k[at]);
                }
              }
              return (float) (sum + t.bias);
            })
        .toArray();
  }

  private static Optional<String> explained(Problem<double[]> problem, double[] actual) {
    JudgedOutputs judged = JudgedOutputs.of(ERROR, problem, actual);
    assertThat(judged.firstWrong()).isPresent();
    return Explanation.of(judged, ERROR, problem, 0);
  }

  @ParameterizedTest
  @CsvSource({"TF32, tf32 inputs", "BFLOAT16, bf16 inputs"})
  void inputs_of_a_narrower_format_explain_sums_in_any_order(NumberFormat format, String named) {
    for (int seed = 1; seed <= 3; seed++) {
      Problem<double[]> problem = RandomFractions.problem(LAYER, FLOATS, seed);
      assertThat(explained(problem, shuffled(rounded(problem, format::round)))).hasValue(named);
      assertThat(explained(problem, shuffled(rounded(problem, format::truncate))))
          .hasValue(named + ", truncated");
    }
  }

  @Test
  void inputs_of_some_bits_explain_those_that_are_nearest() {
    Problem<double[]> problem = RandomFractions.problem(LAYER, FLOATS, 4);
    DoubleUnaryOperator to =
        v -> {
          double unit = Math.scalb(1.0, Math.getExponent(v) - 12);
          return unit * Math.rint(v / unit);
        };
    assertThat(explained(problem, shuffled(rounded(problem, to)))).hasValue("inputs of 13 bits");
  }

  /** Beyond two million products only the formats that hardware has are tried. */
  @Test
  void of_many_products_only_the_usual_formats_are_tried() {
    Geometry large = Notation.parse("ci512h8w8co8kh3kw3pt1pb1pl1pr1");
    assertThat((long) large.products() * large.outputSize()).isGreaterThan(2_000_000);
    Problem<double[]> problem = RandomFractions.problem(large, FLOATS, 5);
    double[] narrow =
        Strategies.DEFINITION
            .convolve(Doubles.INSTANCE, rounded(problem, NumberFormat.BFLOAT16::round))
            .data();
    double[] actual = Arrays.stream(narrow).map(y -> (float) (y * (1 + 0x1p-23))).toArray();
    assertThat(explained(problem, actual)).hasValue("bf16 inputs");
  }

  @Test
  void outputs_that_are_wrong_in_no_such_way_are_not_explained() {
    Problem<double[]> problem = RandomFractions.problem(LAYER, FLOATS, 6);
    double[] shifted = Arrays.stream(shuffled(problem)).map(y -> (float) (y + 0.013)).toArray();
    assertThat(explained(problem, shifted)).isEmpty();
    double[] last = shuffled(problem);
    last[last.length - 1] += 1;
    assertThat(explained(problem, last)).isEmpty();
  }

  /** Four outputs are enough to tell a grid by; one that is off it tells against it. */
  @ParameterizedTest
  @CsvSource({"4, f16 sums", "3,"})
  void a_grid_of_outputs_is_told_by_four_of_them(int outputs, String named) {
    Problem<double[]> problem =
        RandomFractions.problem(Notation.parse("ci40co" + outputs), FLOATS, 7);
    double[] actual =
        Arrays.stream(shuffled(problem))
            .map(y -> NumberFormat.FLOAT16.round(y * (1 + 0x1p-7)))
            .toArray();
    assertThat(explained(problem, actual)).isEqualTo(Optional.ofNullable(named));
    double[] off = actual.clone();
    off[outputs - 1] = Math.nextUp((float) off[outputs - 1]);
    assertThat(explained(problem, off)).isEmpty();
  }

  /** Of the first sums in another order that round to other outputs than the exact ones do. */
  @Test
  void outputs_that_are_rounded_once_are_told_apart_from_sums() {
    for (int seed = 1; ; seed++) {
      Problem<double[]> problem = RandomFractions.problem(LAYER, FLOATS, seed);
      double[] once = rounded(JudgedOutputs.exactOutputs(problem));
      double[] actual = rounded(shuffled(problem));
      if (!Arrays.equals(once, actual)) {
        assertThat(explained(problem, actual)).hasValue("f14 outputs");
        return;
      }
    }
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(NumberFormat.F14::round).toArray();
  }
}

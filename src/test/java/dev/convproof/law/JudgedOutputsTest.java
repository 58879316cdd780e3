package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgedOutputsTest {
  private static final Geometry LAYER = Notation.parse("ci16h10w10co16kh3kw3");
  private static final Formats FLOATS = MixedArithmetic.formatsOf(Arithmetic.FLOAT32).orElseThrow();

  /** It is within the bounds of inputs of 16 bits, which all other outputs speak against. */
  @ParameterizedTest
  @ValueSource(doubles = {1.05, 100})
  void one_output_beyond_its_bound_is_explained_by_no_narrower_format(double bounds) {
    SumError error = SumError.of(FLOATS);
    Problem<double[]> problem = RandomFractions.problem(LAYER, FLOATS, 7);
    float[] right =
        Strategies.DEFINITION
            .convolve(Floats.INSTANCE, Accuracy.stored(Floats.INSTANCE, problem))
            .data();
    double[] actual = IntStream.range(0, right.length).mapToDouble(y -> right[y]).toArray();
    JudgedOutputs before = JudgedOutputs.of(error, problem, actual);
    assertThat(before.firstWrong()).isEmpty();
    for (int y = 0; y < 12; y++) {
      double[] spoilt = actual.clone();
      spoilt[y] = (float) (actual[y] + bounds * before.bounds()[y]);
      JudgedOutputs judged = JudgedOutputs.of(error, problem, spoilt);
      assertThat(judged.firstWrong()).hasValue(y);
      assertThat(Explanation.of(judged, error, problem, 0)).as("output %d", y).isEmpty();
    }
  }

  /** Sums of half precision end as its numbers, in whatever order they are taken. */
  @ParameterizedTest
  @CsvSource({"1, f16 sums", "5, f16 sums", "0, outputs rounded to tf32 before f32"})
  void sums_and_outputs_of_a_narrower_format_are_named(int step, String named) {
    SumError error = SumError.of(FLOATS);
    Problem<double[]> problem = RandomFractions.problem(LAYER, FLOATS, 7);
    OutputTerms[] terms = OutputTerms.of(problem);
    double[] exact = JudgedOutputs.exactOutputs(problem);
    double[] actual = new double[terms.length];
    for (int y = 0; y < actual.length; y++) {
      double[] products = terms[y].products();
      double sum = step == 0 ? (float) exact[y] : terms[y].bias;
      for (int at = 0; step > 0 && at < products.length; at++) {
        sum = NumberFormat.FLOAT16.round(sum + products[at * step % products.length]);
      }
      actual[y] = NumberFormat.FLOAT16.round(sum);
    }
    JudgedOutputs judged = JudgedOutputs.of(error, problem, actual);
    assertThat(judged.firstWrong()).isPresent();
    assertThat(Explanation.of(judged, error, problem, 0)).hasValue(named);
  }

  /** A sum may round to a subnormal number before 0 takes its place. */
  @ParameterizedTest
  @CsvSource({"1.001953125, true", "1.25, false"})
  void a_zero_may_stand_for_what_may_round_below_the_least_normal_number(
      double sum, boolean allowed) {
    double least = Math.scalb(1.0, NumberFormat.FLOAT16.leastNormalExponent());
    double input = 1 + 0x1p-10;
    Problem<double[]> problem =
        Problem.of(
            Notation.parse("ci4"),
            new double[] {input, input, input, input},
            new double[] {least, least, least, least * (sum - 3)},
            Optional.empty());
    SumError error = SumError.of(Formats.of(NumberFormat.FLOAT16));
    JudgedOutputs judged = JudgedOutputs.of(error, problem, new double[] {0});
    assertThat(judged.expected()[0]).isGreaterThan(least);
    assertThat(judged.firstWrong().isEmpty()).isEqualTo(allowed);
  }
}

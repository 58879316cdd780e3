package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.BackwardPass;
import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Winograd;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is exact on integers may be wrong on fractions: the bound of each output tells. */
class AccuracyTest {

  private static Subject<float[]> subject(String name, UnaryOperator<float[]> inputs) {
    return Subject.of(
        name,
        Arithmetic.FLOAT32,
        (g, x, k, b) ->
            Strategies.DEFINITION
                .convolve(Floats.INSTANCE, Problem.of(g, inputs.apply(x), inputs.apply(k), b))
                .data());
  }

  private static Report judged(Subject<?> subject) {
    return ConvProof.verify(subject)
        .cases(400)
        .maxProducts(2_048)
        .seed(5)
        .shrinking(() -> Duration.ofMillis(50))
        .report();
  }

  private static List<String> refuted(Subject<?> subject) {
    return judged(subject).rows().stream()
        .filter(row -> row.ending() == Report.Ending.REFUTED)
        .map(row -> row.law().name())
        .toList();
  }

  private static float[] fractionsCut(float[] values) {
    float[] cut = values.clone();
    for (int at = 0; at < cut.length; at++) {
      boolean whole = cut[at] == Math.rint(cut[at]);
      cut[at] = whole ? cut[at] : (float) NumberFormat.TF32.truncate(cut[at]);
    }
    return cut;
  }

  /**
   * Right wherever a sum is a number of the format, and many units off where it must be rounded.
   */
  @Test
  void what_is_off_only_where_sums_are_rounded_is_seen_by_no_other_law() {
    Subject<float[]> careless =
        Subject.of(
            "careless",
            Arithmetic.FLOAT32,
            (g, x, k, b) -> {
              Problem<float[]> problem = Problem.of(g, x, k, b);
              float[] y = Trial.defined(doubleSums(), problem).data();
              double[] exact = Accuracy.doubles(Trial.defined(wide(), wide(problem)).data());
              for (int at = 0; at < y.length; at++) {
                y[at] = y[at] == exact[at] ? y[at] : y[at] * (1 + 0x1p-16f);
              }
              return y;
            });
    Report report = judged(careless);
    assertThat(refuted(careless)).containsExactly("accuracy");
    assertThat(report.toString())
        .contains("ACCURACY refuted: careless is further off than rounding takes it at ")
        .contains(" ± ", "fractional numbers in the place of these, which follow from them");
  }

  private static Arithmetic<double[]> wide() {
    return Arithmetic.FLOAT64;
  }

  private static Problem<double[]> wide(Problem<float[]> p) {
    return Problem.of(
        p.geometry(),
        Accuracy.doubles(p.input().data()),
        Accuracy.doubles(p.weights().data()),
        p.bias().map(bias -> Accuracy.doubles(bias.data())));
  }

  @Test
  void what_rounds_as_it_should_passes() {
    assertThat(refuted(subject("right", UnaryOperator.identity()))).isEmpty();
    Subject<float[]> wider =
        Subject.of(
            "sums in double precision",
            Arithmetic.FLOAT32,
            (g, x, k, b) -> Trial.defined(doubleSums(), Problem.of(g, x, k, b)).data());
    assertThat(refuted(wider)).isEmpty();
  }

  private static Arithmetic<float[]> doubleSums() {
    return Arithmetic.inFloats("f32:f64");
  }

  @Test
  void a_gradient_is_held_to_its_own_bound() {
    BackwardPass<float[]> right =
        (g, x, k, y) ->
            BackwardStrategies.DEFINITION
                .gradients(
                    Floats.INSTANCE, BackwardProblem.of(Problem.of(g, x, k, Optional.empty()), y))
                .weights();
    Subject<float[]> subject = subject("gradients", UnaryOperator.identity());
    assertThat(refuted(subject.weightGradient(right))).isEmpty();
    Report report =
        judged(
            subject.weightGradient(
                (g, x, k, y) -> right.apply(g, fractionsCut(x), k, fractionsCut(y))));
    assertThat(report.toString())
        .contains("further off than rounding takes it in the gradient of the weights");
  }

  /**
   * Undeclared it is refuted, if only on numbers that fill the significand; declared it has its
   * bound.
   */
  @Test
  void winograd_is_held_to_what_it_declares() {
    Winograd winograd = new Winograd(2, 2);
    Subject<float[]> declared =
        Subject.of(
                "winograd",
                Arithmetic.FLOAT32,
                (g, x, k, b) -> winograd.convolve(Floats.INSTANCE, Problem.of(g, x, k, b)).data())
            .supporting(
                g ->
                    winograd.scope(g).applies()
                        && g.rows().kernel() == 3
                        && g.columns().kernel() == 3,
                "3×3 alone")
            .rounding(winograd.rounding());
    assertThat(ConvProof.verify(declared).cases(2_000).seed(2).report().refuted()).isFalse();
    Report report =
        ConvProof.verify(declared.rounding(Rounding.sumOfProducts()))
            .cases(2_000)
            .seed(2)
            .shrinking(() -> Duration.ofMillis(50))
            .report();
    assertThat(report.rows())
        .filteredOn(row -> row.ending() == Report.Ending.REFUTED)
        .extracting(row -> row.law().name())
        .contains("agreement");
  }
}

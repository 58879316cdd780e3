package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Convolution;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreement with the definition: exactly, within a bound, in any way to round, and of many. */
class AgreementTest {
  private static final Case ON = CaseLine.parse("w2", "3,0,2", "");
  private static final Case STACKED = CaseLine.parse("w2,w2", "3,4,2,5", "");

  private static Subject<double[]> subject(Convolution<double[]> convolution) {
    return Subject.of("it", Arithmetic.FLOAT64, convolution);
  }

  private static Subject<double[]> scaling(double by) {
    return subject((g, x, k, b) -> new double[] {x[0] * k[0] * by, x[1] * k[0] * by});
  }

  @Test
  void layers_are_computed_one_after_the_other() {
    assertThat(Laws.AGREEMENT.judge(scaling(1), STACKED)).isEqualTo(new Outcome.Held(2, 2));
    Outcome outcome = Laws.AGREEMENT.judge(scaling(2), STACKED);
    Disagreement by = ((Outcome.Refuted) outcome).by();
    assertThat(by.what()).isEqualTo("it differs from definition");
    assertThat(by.expected()).isEqualTo("30");
    assertThat(by.actual()).isEqualTo("120");
  }

  @Test
  void many_subjects_are_judged_together() {
    List<Subject<double[]>> right = List.of(scaling(1), scaling(1), scaling(1));
    assertThat(Laws.AGREEMENT.judge(right, ON)).isEqualTo(new Outcome.Held(6, 3));
    assertThat(Laws.AGREEMENT.judge(List.of(scaling(1), scaling(3)), ON))
        .isInstanceOf(Outcome.Refuted.class);
    Subject<double[]> declining = scaling(1).supporting(g -> false, "never");
    assertThat(Laws.AGREEMENT.judge(List.of(declining), ON))
        .isEqualTo(new Outcome.Unsupported("never"));
    assertThat(Laws.AGREEMENT.judge(List.of(declining, scaling(1)), ON))
        .isEqualTo(new Outcome.Held(2, 1));
    assertThat(Laws.AGREEMENT.judge(List.<Subject<double[]>>of(), ON))
        .isEqualTo(
            new Outcome.Vacuous(
                Message.told("nothing-under-test", "no convolution is under test")));
  }

  @Test
  void results_that_are_there_already_are_compared() {
    Shape shape = new Shape(1, 1, 1, 2);
    Tensor<double[]> due = new Tensor<>(shape, new double[] {6, 0});
    Tensor<double[]> found = new Tensor<>(shape, new double[] {6, 1});
    assertThat(Laws.AGREEMENT.judge(Doubles.INSTANCE, ON, due, due, "a differs"))
        .isEqualTo(new Outcome.Held(2, 1));
    Outcome outcome = Laws.AGREEMENT.judge(Doubles.INSTANCE, ON, due, found, "a differs");
    assertThat(((Outcome.Refuted) outcome).by())
        .isEqualTo(
            new Disagreement(
                "agreement", "a differs", "[n=0 o=0 i=0 j=1]", "0", "1", "doubles", ON));
  }

  @Test
  void a_declared_algorithm_is_judged_within_its_bound() {
    Rounding coarse = Rounding.within("coarse", (format, p) -> new double[] {0.5, 0.5});
    Subject<double[]> off = subject((g, x, k, b) -> new double[] {6.5, -0.5}).rounding(coarse);
    assertThat(Laws.AGREEMENT.judge(off, ON)).isEqualTo(new Outcome.Held(2, 1));
    Subject<double[]> further = subject((g, x, k, b) -> new double[] {6.5, 1}).rounding(coarse);
    Disagreement by = ((Outcome.Refuted) Laws.AGREEMENT.judge(further, ON)).by();
    assertThat(by.expected()).isEqualTo("0 ± 0.5");
    assertThat(Laws.AGREEMENT.judge(off, STACKED))
        .isEqualTo(
            new Outcome.Unsupported(
                Message.told(
                    "no-stacked-bound",
                    "no bound is stated for rounded results of stacked layers")));
    assertThat(Laws.STRIDE.judge(off, ON))
        .as("laws that compare results of its own say nothing of what is rounded")
        .isEqualTo(
            new Outcome.Vacuous(
                Message.told(
                    "subject-rounds",
                    "%s rounds %s: agreement compares it within a bound",
                    "it",
                    "doubles")));
  }

  /** Half of 3 may become 1 or 2, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "ANY, 1, true",
    "ANY, 2, true",
    "ANY, 0, false",
    "ANY, 3, false",
    "EVEN, 2, true",
    "EVEN, 1, false"
  })
  void sums_that_are_rounded_somehow_may_be_rounded_either_way(
      Requantization.Way way, int output, boolean right) {
    Requantization by = Requantization.of(way, new BigDecimal("0.5"), 0, NumberFormat.INT8);
    Subject<int[]> rounded =
        Subject.of("it", Arithmetic.INT8, (g, x, k, b) -> new int[] {output, 2})
            .rounding(Rounding.requantized(by));
    Outcome outcome = Laws.AGREEMENT.judge(rounded, CaseLine.parse("w2", "3,4,1", ""));
    if (right) {
      assertThat(outcome).isEqualTo(new Outcome.Held(2, 2));
    } else {
      assertThat(((Outcome.Refuted) outcome).by().actual()).isEqualTo("" + output);
    }
  }

  /** Sums up to 2^24 are exact in single precision; a sum of two inputs may be twice as large. */
  @ParameterizedTest
  @CsvSource({"4096, 4096, true, false", "4096, 2048, true, true", "4096, 4097, false, false"})
  void a_case_is_judged_by_the_laws_whose_sums_are_exact_on_it(
      long input, long weight, boolean agreement, boolean linearity) {
    Subject<float[]> right =
        Subject.of("it", Arithmetic.TF32, (g, x, k, b) -> new float[] {x[0] * k[0]});
    Case on = CaseLine.parse("n1", input + "," + weight, "");
    assertThat(Laws.AGREEMENT.judge(right, on).equals(new Outcome.Held(1, 1))).isEqualTo(agreement);
    assertThat(Laws.LINEARITY_IN_INPUT.judge(right, on).equals(new Outcome.Held(1, 1)))
        .isEqualTo(linearity);
    if (!agreement) {
      assertThat(Laws.AGREEMENT.judge(right, on)).isEqualTo(Law.ROUNDED);
    }
    assertThat(Law.ROUNDED)
        .isEqualTo(
            new Outcome.Vacuous(Message.told("law-rounds", "sums of the law would be rounded")));
  }

  /** Outputs of half precision are exact up to 2,048, and those beyond are rounded once. */
  @Test
  void laws_that_calculate_with_outputs_need_exact_ones() {
    Subject<float[]> right =
        Subject.of(
            "it",
            Arithmetic.inFloats("f16:f32"),
            (g, x, k, b) -> new float[] {NumberFormat.FLOAT16.round(x[0] * k[0]) == 0 ? 0 : 2052f});
    Case on = CaseLine.parse("n1", "27,76", ""); // 2,052
    assertThat(Laws.AGREEMENT.judge(right, on)).isEqualTo(new Outcome.Held(1, 1));
    assertThat(Laws.LINEARITY_IN_INPUT.judge(right, on)).isEqualTo(Law.ROUNDED);
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.GradientBounds.Of;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bounds of gradients of one number; {@link BothSidesTest} has those of many terms. */
class GradientBoundsTest {
  private static Formats formats(String name) {
    return MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
  }

  @Test
  void one_product_may_be_off_by_what_its_bound_says() {
    double x = 1 + 0x1p-23;
    BackwardProblem<double[]> one =
        BackwardProblem.of(
            Problem.of(Geometry.UNIT, new double[] {x}, new double[] {x}, Optional.empty()),
            new double[] {x});
    GradientBounds bounds = GradientBounds.of(SumError.of(NumberFormat.FLOAT32), one, Of.INPUT);
    double u = 0x1p-24;
    assertThat(bounds.bounds()[0]).isBetween(u * x * x, u * x * x * (1 + 1e-12));
    assertThat(bounds.terms()).isEqualTo(1);
  }

  @Test
  void where_sums_may_overflow_none_is_known() {
    double[] large = {60_000};
    BackwardProblem<double[]> one =
        BackwardProblem.of(
            Problem.of(Geometry.UNIT, large, large, Optional.empty()), new double[] {2});
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> GradientBounds.of(SumError.of(formats("f16")), one, Of.WEIGHTS))
        .withMessage("sums at position 0 may overflow: no bound is known");
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NarrowSums;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.GradientBounds.Of;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of gradients, from both sides. */
class GradientBoundsTest {
  private static Formats formats(String name) {
    return MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
  }

  private static double[] rounded(double[] values, NumberFormat format) {
    return Arrays.stream(values).map(format::round).toArray();
  }

  /** Sums in the accumulator, truncated or rounded, of numbers that were wider or not. */
  @ParameterizedTest
  @ValueSource(strings = {"f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "e4m3:f14", "f32:f64"})
  void no_right_gradient_is_beyond_them(String name) {
    Formats formats = formats(name);
    SumError error = SumError.of(formats);
    Geometry g = Notation.parse("n2ci3h6w5co4kh3kw2sh2pt1pb1");
    for (int seed = 0; seed < 20; seed++) {
      Formats given = seed % 2 == 0 ? formats : Formats.of(NumberFormat.FLOAT64);
      Problem<double[]> p = RandomFractions.problem(g, given, seed).withBias(Optional.empty());
      double[] outer = RandomFractions.values(given.input(), g.outputSize(), seed);
      NarrowSums sums =
          new NarrowSums(
              formats.mayTruncate()
                  ? formats.accumulator()::truncate
                  : formats.accumulator()::round);
      var found =
          BackwardStrategies.DEFINITION.gradients(
              sums,
              BackwardProblem.of(
                  Problem.of(
                      g,
                      rounded(p.input().data(), formats.input()),
                      rounded(p.weights().data(), formats.weights()),
                      Optional.empty()),
                  rounded(outer, formats.input())));
      for (Of of : Of.values()) {
        GradientBounds bounds = GradientBounds.of(error, BackwardProblem.of(p, outer), of);
        double[] actual =
            switch (of) {
              case INPUT -> found.input();
              case WEIGHTS -> found.weights();
              case BIAS -> found.bias();
            };
        for (int at = 0; at < actual.length; at++) {
          double distance = Math.abs(formats.output().round(actual[at]) - bounds.exact()[at]);
          assertThat(distance).as("%s of %s", of, name).isLessThanOrEqualTo(bounds.bounds()[at]);
        }
      }
    }
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

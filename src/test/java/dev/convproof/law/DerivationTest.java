package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.algebra.Requantization.Way;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula beside a bound has the constants of the formats, and a source. */
class DerivationTest {

  private static SumError error(String formats) {
    return SumError.of(MixedArithmetic.formatsOf(Arithmetic.named(formats)).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f64; n·u·(S + n·η) + n·η, u = 2^−53, η = 2^−1074; Jeannerod",
        "f32; n·u·(S + n·η) + n·η, u = 2^−24, η = 2^−149; Jeannerod",
        "tf32; n·w/(1 − n·w)·(S + n·η) + n·η, w = 2^−23, η = 2^−149; Blanchard",
        "f16:f32; e + v·(|y| + e) + ω/2, e = n·w/(1 − n·w)·(S + n·η) + n·η, w = 2^−23, η = 2^−149,"
            + " v = 2^−11, ω = 2^−24; Blanchard",
        "i8; 0; integers are exact, modulo 2^32",
        "i64; 0; integers are exact, modulo 2^64"
      })
  void the_worst_case_is_that_of_the_formats(String formats, String formula, String source) {
    Derivation worst = Derivation.worst(error(formats));
    assertThat(worst.formula()).isEqualTo(formula);
    assertThat(worst.source()).startsWith(source);
  }

  @Test
  void the_probable_bound_is_of_sums_to_nearest_alone() {
    assertThat(Derivation.probable(error("f32")).orElseThrow().formula())
        .isEqualTo(
            "(exp(λ·√n·u + n·u²/(1 − u)) − 1)·(S + n·η) + n·η, λ = √(2·ln(2·n·N/p))/(1 − u), N"
                + " results in all, p = 1e-09, u = 2^−24");
    assertThat(Derivation.probable(error("f32")).orElseThrow().source()).startsWith("Higham and");
    assertThat(Derivation.probable(error("f16"))).isEmpty();
    assertThat(Derivation.probable(error("i8"))).isEmpty();
  }

  @Test
  void a_subject_is_held_to_what_it_declares() {
    Subject<float[]> floats = Subject.of("it", Arithmetic.FLOAT32, (g, x, k, b) -> x);
    assertThat(Derivation.of(floats)).isEqualTo(Derivation.worst(error("f32")));
    assertThat(Derivation.probable(floats)).isEqualTo(Derivation.probable(error("f32")));
    Subject<float[]> declared =
        floats.rounding(Rounding.within("Winograd (Barabasz, 2020)", (f, p) -> new double[1]));
    assertThat(Derivation.of(declared)).isEqualTo(new Derivation("Winograd", "Barabasz, 2020"));
    assertThat(Derivation.probable(declared)).isEmpty();
    assertThat(Derivation.declared(Rounding.within("mine", (f, p) -> new double[1])))
        .isEqualTo(new Derivation("mine", "as the subject declares"));
    assertThat(Derivation.declared(Rounding.within(" (x)", (f, p) -> new double[1])))
        .isEqualTo(new Derivation(" (x)", "as the subject declares"));
    assertThat(Derivation.declared(Rounding.within("a (b) c", (f, p) -> new double[1])).source())
        .isEqualTo("as the subject declares");
  }

  @Test
  void outputs_that_are_made_of_sums_have_their_own() {
    Subject<int[]> integers = Subject.of("it", Arithmetic.INT8, (g, x, k, b) -> x);
    assertThat(Derivation.of(integers.rounding(rounded(Way.AWAY))))
        .isEqualTo(
            new Derivation(
                "0", "each sum has one output: ties away from zero, then the zero point"));
    assertThat(Derivation.of(integers.rounding(rounded(Way.ANY))).formula())
        .isEqualTo("½ + 5·2^−24·|m·a|, m the scale, a the sum");
  }

  private static Rounding rounded(Way way) {
    return Rounding.requantized(
        Requantization.of(way, new BigDecimal("0.5"), 0, NumberFormat.INT8));
  }

  @Test
  void numbers_that_are_rounded_first_add_what_rounding_takes() {
    assertThat(Derivation.wider(error("f32")).formula())
        .isEqualTo(
            "(2·d + d²)·Σ|x||k| + d·|b| more for numbers that are rounded to f32 first, d = 2^−24");
    assertThat(Derivation.wider(error("f16")).formula()).endsWith("to f16 first, d = 2^−10");
  }
}

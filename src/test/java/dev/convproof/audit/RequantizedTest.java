package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs of quantised convolutions, which are scaled, rounded and clamped. */
class RequantizedTest {
  private static final Geometry TWO = Notation.parse("ci1h1w3co2kh1kw2");

  private static Requantized scaled(float... weights) {
    return Requantized.of(0.5f, weights, 0.25f, 2, 3, NumberFormat.UINT8);
  }

  private static Audited audited(Requantized by, OptionalInt sample, long... output) {
    int[] input = {1, 20, 29};
    int[] weights = {1, 1, 2, -1};
    return by.audit(TWO, input, weights, Optional.of(new int[] {5, -2}), output, sample, 1);
  }

  @Test
  void scales_are_of_channels_or_one_for_all() {
    Requantized one = scaled(0.125f);
    assertThat(one.ofChannels()).hasSize(2);
    assertThat(one.ofChannels()[0].scale()).isEqualByComparingTo("0.25");
    assertThat(one.ofChannels()[1].scale()).isEqualByComparingTo("0.25");
    Requantized each = scaled(0.125f, 0.5f);
    assertThat(each.ofChannels()[0].scale()).isEqualByComparingTo("0.25");
    assertThat(each.ofChannels()[1].scale()).isEqualByComparingTo("1");
    assertThat(each.ofChannels()[1].zero()).isEqualTo(3);
    Requantized third = Requantized.of(1, new float[] {1}, 3, 1, 0, NumberFormat.INT8);
    BigDecimal off = third.ofChannels()[0].scale().multiply(BigDecimal.valueOf(3));
    assertThat(off.subtract(BigDecimal.ONE).abs()).isLessThanOrEqualTo(new BigDecimal("1e-39"));
  }

  /** Sums 26, 54 and −20, 9 with m = 1/4 and 1, and 3 added; below 0 is 0. */
  @Test
  void outputs_are_right_however_they_are_rounded() {
    Requantized by = scaled(0.125f, 0.5f);
    for (long first : new long[] {9, 10}) {
      for (long second : new long[] {16, 17}) {
        assertThat(audited(by, OptionalInt.empty(), first, second, 0, 12))
            .isEqualTo(
                new Audited.Recomputed(
                    4, 4, 0, 0, Optional.empty(), "they are scaled and rounded", Optional.empty()));
      }
    }
    assertThat(audited(by, OptionalInt.empty(), 8, 16, 0, 13))
        .isEqualTo(new Audited.Wrong(0, "9.50, rounded and clamped", "8", 2, 4));
    assertThat(audited(by, OptionalInt.empty(), 9, 16, 1, 12))
        .isEqualTo(new Audited.Wrong(2, "-17, rounded and clamped", "1", 1, 4));
    assertThat(audited(by, OptionalInt.of(3), 9, 16, 0, 12))
        .isInstanceOfSatisfying(
            Audited.Recomputed.class, some -> assertThat(some.outputs()).isEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "-1, 1, 1",
    "1, 0, 1",
    "1, NaN, 1",
    "1, 1, 0",
    "1, 1, -1",
    "NaN, 1, 1",
    "Infinity, 1, 1",
    "1e38, 1e38, 1",
    "1e38, 1, 1e-38"
  })
  void scales_are_positive_and_finite(float input, float weights, float output) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Requantized.of(input, new float[] {weights}, output, 1, 0, NumberFormat.INT8))
        .withMessage("scales are positive and finite");
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fewer bytes, larger errors: the thread's float16 beside other formats. */
class FormatErrorTest {
  private final List<FormatError> formats = FormatError.measured();

  @Test
  void the_bytes_of_float16_are_two_for_each_parameter() {
    assertThat(formats)
        .extracting(FormatError::format)
        .containsExactly("bfloat16", "float16", "float32", "float64");
    long parameters = (2 * 2 * 3 + 1) * 2;
    assertThat(formats)
        .extracting(FormatError::bytes)
        .containsExactly(2 * parameters, 2 * parameters, 4 * parameters, 8 * parameters);
  }

  @Test
  void errors_stay_within_the_bound_and_fall_with_the_precision() {
    assertThat(formats).allSatisfy(f -> assertThat(f.error()).isPositive().isLessThan(f.bound()));
    assertThat(formats).isSortedAccordingTo((a, b) -> Double.compare(b.error(), a.error()));
    assertThat(formats.get(1).error() / formats.get(2).error()).isBetween(0x1p11, 0x1p15);
  }

  @Test
  void the_error_of_float16_lies_above_that_of_float32_and_below_its_own_bound() {
    FormatError half = formats.get(1);
    assertThat(half.error()).isGreaterThan(formats.get(2).bound()).isLessThan(half.bound());
    assertThat(half.bound()).isEqualTo(13.0 / 2048);
  }

  @Test
  void every_format_is_measured_on_as_many_outputs() {
    assertThat(formats).extracting(FormatError::compared).containsOnly(formats.get(0).compared());
    assertThat(formats.get(0).compared() % (8 * FormatError.DRAWS)).isZero();
    assertThat(formats.get(0).compared()).isPositive();
  }

  /** As the evidence has them. */
  @Test
  void a_format_is_told_in_one_line() {
    assertThat(formats)
        .extracting(FormatError::toString)
        .containsExactly(
            "bfloat16: 52 bytes, error 1.2e-02, at most 5.1e-02",
            "float16: 52 bytes, error 1.6e-03, at most 6.3e-03",
            "float32: 104 bytes, error 2.4e-07, at most 7.7e-07",
            "float64: 208 bytes, error 4.1e-16, at most 1.4e-15");
  }
}

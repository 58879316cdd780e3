package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fewer bytes, larger errors: the thread's float16 beside other formats. */
class FormatErrorTest {
  private static final List<FormatError> FORMATS = FormatError.measured();

  @Test
  void the_bytes_of_float16_are_two_for_each_parameter() {
    assertThat(FORMATS)
        .extracting(FormatError::format)
        .containsExactly("bfloat16", "float16", "float32", "float64");
    long parameters = (2 * 2 * 3 + 1) * 2;
    assertThat(FORMATS)
        .extracting(FormatError::bytes)
        .containsExactly(2 * parameters, 2 * parameters, 4 * parameters, 8 * parameters);
  }

  @Test
  void errors_stay_within_the_bound_and_fall_with_the_precision() {
    assertThat(FORMATS).allSatisfy(f -> assertThat(f.error()).isPositive().isLessThan(f.bound()));
    assertThat(FORMATS).isSortedAccordingTo((a, b) -> Double.compare(b.error(), a.error()));
    assertThat(FORMATS.get(1).error() / FORMATS.get(2).error()).isBetween(0x1p11, 0x1p15);
  }

  @Test
  void the_error_of_float16_lies_above_that_of_float32_and_below_its_own_bound() {
    FormatError half = FORMATS.get(1);
    assertThat(half.error()).isGreaterThan(FORMATS.get(2).bound()).isLessThan(half.bound());
    assertThat(half.bound()).isEqualTo(13.0 / 2048);
  }

  @Test
  void every_format_is_measured_on_as_many_outputs() {
    assertThat(FORMATS).extracting(FormatError::compared).containsOnly(FORMATS.get(0).compared());
    assertThat(FORMATS.get(0).compared() % (8 * FormatError.DRAWS)).isZero();
    assertThat(FORMATS.get(0).compared()).isPositive();
  }

  @Test
  void a_format_is_told_in_one_line() {
    assertThat(FORMATS.get(1).toString())
        .matches("float16: 52 bytes, error \\d\\.\\de-0\\d, at most 6\\.3e-03");
  }
}

package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fewer bytes, larger errors: the thread's float16 beside other formats. */
class FormatErrorTest {
  private static final List<FormatError> FORMATS =
      FormatError.of(Notation.parse("ci3h3w3co2kh2kw2"), 20);

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
  void a_format_is_told_in_one_line() {
    assertThat(FORMATS.get(1).toString())
        .matches("float16: 52 bytes, error \\d\\.\\de-0\\d, at most 6\\.3e-03");
  }
}

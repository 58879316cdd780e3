package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.subject.PaddingRule.Odd;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words for padding against examples of the pages that define them. */
class PaddingRuleTest {

  @Test
  void same_puts_the_odd_position_where_onnx_says() {
    assertThat(PaddingRule.SAME_UPPER.around(5, 2, 1, 1, 0, Odd.BEHIND)).isEqualTo(List.of(0, 1));
    assertThat(PaddingRule.SAME_LOWER.around(5, 2, 1, 1, 0, Odd.BEFORE)).isEqualTo(List.of(1, 0));
  }

  @Test
  void same_with_a_stride_rounds_the_output_up_and_never_crops() {
    assertThat(PaddingRule.TENSORFLOW_SAME.around(13, 6, 5, 1, 0, Odd.BEHIND))
        .isEqualTo(List.of(1, 2)); // TensorFlow's own example
    assertThat(PaddingRule.TENSORFLOW_SAME.around(3, 2, 3, 1, 0, Odd.BEHIND))
        .isEqualTo(List.of(0, 0));
  }

  @Test
  void borders_continue_the_image_as_their_pages_draw_it() {
    long[] image = {1, 2, 3, 4};
    assertThat(row(PaddingRule.REFLECT, image)).containsExactly(2, 1, 2, 1);
    assertThat(row(PaddingRule.SYMMETRIC, image)).containsExactly(1, 1, 2, 2);
    assertThat(row(PaddingRule.EDGE, image)).containsExactly(1, 1, 2, 2);
    assertThat(row(PaddingRule.WRAP, image)).containsExactly(2, 1, 2, 1);
    assertThat(row(PaddingRule.SAME_UPPER, image)).containsExactly(0, 1, 2, 0);
  }

  @Test
  void sizes_are_none_given_or_what_the_output_needs() {
    assertThat(PaddingRule.VALID.around(9, 3, 1, 1, 7, Odd.BEHIND)).isEqualTo(List.of(0, 0));
    assertThat(PaddingRule.REFLECT.around(9, 3, 1, 1, 2, Odd.BEHIND)).isEqualTo(List.of(2, 2));
    assertThat(PaddingRule.CENTRED_SAME.around(5, 3, 2, 2, 0, Odd.BEHIND)).isEqualTo(List.of(2, 2));
    assertThat(PaddingRule.CENTRED_SAME.around(5, 4, 1, 1, 0, Odd.BEHIND)).isEqualTo(List.of(1, 2));
    assertThat(PaddingRule.CENTRED_SAME.around(5, 4, 1, 1, 0, Odd.BEFORE)).isEqualTo(List.of(2, 1));
    assertThat(PaddingRule.WRAP.takesSize()).isTrue();
    assertThat(PaddingRule.WRAP_SAME.takesSize()).isFalse();
  }

  @Test
  void borders_go_on_beyond_the_image() {
    long[] image = {1, 2, 3, 4};
    assertThat(first(PaddingRule.WRAP, image)).containsExactly(2, 1, 2, 1, 2, 1, 2, 1);
    assertThat(first(PaddingRule.SYMMETRIC, image)).containsExactly(2, 2, 1, 1, 2, 2, 1, 1);
    assertThat(first(PaddingRule.REFLECT, image)).containsExactly(2, 1, 2, 1, 2, 1, 2, 1);
    assertThat(first(PaddingRule.EDGE, image)).containsExactly(1, 1, 1, 1, 2, 2, 2, 2);
    assertThat(PaddingRule.REFLECT.padded(new long[] {5}, 1, List.of(1, 1))).containsOnly(5);
    long[] wide = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(PaddingRule.REFLECT.padded(wide, 3, List.of(2, 1)))
        .startsWith(9, 8, 7, 8, 9, 8, 6, 5, 4, 5, 6, 5, 3, 2, 1, 2, 3, 2);
    assertThat(PaddingRule.SAME_UPPER.padded(wide, 3, List.of(0, 1)))
        .containsExactly(1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0);
  }

  /** The row of the image's first row, with three positions before and behind. */
  private static long[] first(PaddingRule rule, long[] image) {
    long[] padded = rule.padded(image, 2, List.of(3, 3));
    return Arrays.copyOfRange(padded, 24, 32);
  }

  @Test
  void each_word_has_its_meaning_and_where_it_is_written() {
    assertThat(PaddingRule.TENSORFLOW_SAME.word()).isEqualTo("same");
    assertThat(PaddingRule.SAME_LOWER.odd()).isEqualTo(Odd.BEFORE);
    for (PaddingRule rule : PaddingRule.values()) {
      assertThat(rule.meaning()).endsWith(".");
      assertThat(rule.source()).matches("(ONNX|TensorFlow|PyTorch|SciPy).*");
    }
  }

  /** The first row of a 2×2 image with one position on each side. */
  private static long[] row(PaddingRule rule, long[] image) {
    long[] padded = rule.padded(image, 2, List.of(1, 1));
    return Arrays.copyOfRange(padded, 4, 8);
  }
}

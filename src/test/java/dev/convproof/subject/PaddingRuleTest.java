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

  /** The first row of a 2×2 image with one position on each side. */
  private static long[] row(PaddingRule rule, long[] image) {
    long[] padded = rule.padded(image, 2, List.of(1, 1));
    return Arrays.copyOfRange(padded, 4, 8);
  }
}

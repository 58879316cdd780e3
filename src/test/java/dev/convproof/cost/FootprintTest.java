package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scalars and bytes of a grouped, padded convolution. */
class FootprintTest {
  private static final Geometry GROUPED = Notation.parse("n2g2ci4h5w6co6kh3kw2pt1pl2");

  @Test
  void parameters_are_the_weights_of_the_groups_and_a_bias_for_each_output_channel() {
    assertThat(Footprint.parameters(GROUPED)).isEqualTo(2 * 3 * 2 * 6 + 6);
    assertThat(Footprint.biases(GROUPED)).isEqualTo(6);
  }

  @Test
  void activations_are_the_input_with_or_without_its_padding_and_the_output() {
    assertThat(Footprint.input(GROUPED)).isEqualTo(2 * 4 * 5 * 6);
    assertThat(Footprint.paddedInput(GROUPED)).isEqualTo(2 * 4 * 6 * 8);
    assertThat(Footprint.output(GROUPED)).isEqualTo(2 * 6 * 4 * 7);
  }

  @Test
  void bytes_follow_from_the_width_of_a_scalar() {
    assertThat(
            Stream.of(
                NumberFormat.FLOAT16,
                NumberFormat.BFLOAT16,
                NumberFormat.FLOAT32,
                NumberFormat.FLOAT64))
        .extracting(type -> type + " " + type.bytes(3))
        .containsExactly("float16 6", "bfloat16 6", "float32 12", "float64 24");
  }
}

package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerPartTest {

  @ParameterizedTest
  @CsvSource({
    "ci64h56w56co64kh3kw3pt1pb1pl1pr1, ci64h3w4co64kh3kw3pt1pb1pl1pr1",
    "ci128h56w56co128kh3kw3sh2sw2pt1pb1pl1pr1, ci128h4w6co128kh3kw3sh2sw2pt1pb1pl1pr1",
    "ci3h224w224co64kh7kw7sh2sw2pt3pb3pl3pr3, ci3h8w10co64kh7kw7sh2sw2pt3pb3pl3pr3",
    "ci256h56w56co512sh2sw2, ci256h4w6co512sh2sw2",
    "ci64h56w56co256, ci64h2w3co256",
    "g32ci32h14w14co32kh3kw3sh2sw2pb1pr1, g32ci32h4w6co32kh3kw3sh2sw2pb1pr1"
  })
  void a_crop_keeps_all_but_the_image(String layer, String crop) {
    assertThat(LayerPart.CROP.of(Notation.parse(layer))).hasToString(crop);
  }

  @Test
  void a_layer_that_is_no_larger_than_its_crop_stays_whole() {
    Geometry g = Notation.parse("ci2h2w3co2kh2kw2pt1pb1pl1pr1");
    assertThat(LayerPart.CROP.of(g)).isEqualTo(g);
  }

  @Test
  void every_window_has_a_likeness_in_the_crop_and_none_is_new() {
    for (int excess = 0; excess <= 12; excess++) {
      for (Axis whole : Shapes.axes(excess)) {
        Axis crop = LayerPart.crop(whole, 0);
        assertThat(likenesses(crop))
            .as("%s cropped to %s", whole, crop)
            .isEqualTo(likenesses(whole));
        assertThat(crop.slack()).isEqualTo(whole.slack());
        assertThat(crop.output()).isLessThanOrEqualTo(whole.output());
      }
    }
  }

  /** For each window, which taps read data, and which read padding. */
  private static Set<String> likenesses(Axis axis) {
    return IntStream.range(0, axis.output())
        .mapToObj(
            window ->
                IntStream.range(0, axis.kernel())
                    .mapToObj(tap -> axis.inside(axis.position(window, tap)) ? "x" : "0")
                    .collect(Collectors.joining()))
        .collect(Collectors.toSet());
  }

  @Test
  void few_channels_are_at_most_two_in_at_most_two_groups() {
    assertThat(LayerPart.cropWithFewChannels(Notation.parse("ci64h56w56co256")))
        .hasToString("ci2h2w3co2");
    assertThat(LayerPart.cropWithFewChannels(Notation.parse("g96ci96h9w9co96")))
        .hasToString("g2ci2h2w3co2");
  }
}

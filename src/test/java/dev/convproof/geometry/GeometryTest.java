package dev.convproof.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {

  @Test
  void both_axes_are_independent() {
    Geometry g = Notation.parse("h8w8kh3kw5sh3sw4pl1pr1");
    assertThat(g.rows().output()).isEqualTo(2);
    assertThat(g.columns().output()).isEqualTo(2);
    Geometry unequal = Notation.parse("h8w8kh5kw3pt2pb2pl1pr1");
    assertThat(unequal.rows().output()).isEqualTo(8);
    assertThat(unequal.columns().output()).isEqualTo(8);
  }

  @Test
  void the_sizes_of_the_sections_example() {
    Geometry g = Notation.parse("ci2h3w3co3kh2kw2");
    assertThat(g.inputSize()).isEqualTo(18);
    assertThat(g.weightSize()).isEqualTo(24);
    assertThat(g.outputSize()).isEqualTo(12);
    assertThat(g.products()).isEqualTo(8);
  }

  @Test
  void groups_divide_the_channels() {
    Geometry g = Notation.parse("n2g3ci6h4w4co9kh3kw3");
    assertThat(g.inputChannelsPerGroup()).isEqualTo(2);
    assertThat(g.outputChannelsPerGroup()).isEqualTo(3);
    assertThat(g.products()).isEqualTo(18);
    assertThat(g.weightSize()).isEqualTo(162);
    assertThat(g.firstInputChannel(2)).isZero();
    assertThat(g.firstInputChannel(3)).isEqualTo(2);
    assertThat(g.firstInputChannel(8)).isEqualTo(4);
  }

  @Test
  void explicit_padding_changes_no_window() {
    Geometry g = Notation.parse("h5w6kh3kw2sh2pt1pb2pl3");
    Geometry explicit = g.paddingMadeExplicit();
    assertThat(explicit).hasToString("h8w9kh3kw2sh2");
    assertThat(explicit.windows()).isEqualTo(g.windows());
    assertThat(g.padded()).isTrue();
    assertThat(explicit.padded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n0 | batch n is 0: must be at least 1",
        "ci3g2co2 | input channels ci 3: must be a multiple of the groups g 2",
        "ci2g2co3 | output channels co 3: must be a multiple of the groups g 2",
        "kh2 | rows (h, kh, sh, pt, pb, dh): kernel 2 is larger than the padded input 1"
            + " (size 1, no padding): at most 1 taps fit",
        "h50000w50000 | the padded input has more than 2147483647 elements: choose smaller sizes"
      })
  void an_impossible_geometry_is_refused_with_what_would_be_right(String line, String message) {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> Notation.parse(line))
        .withMessage(message);
  }
}

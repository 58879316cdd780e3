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
        "g0 | groups g is 0: must be at least 1",
        "ci0 | input channels ci is 0: must be at least 1",
        "co0 | output channels co is 0: must be at least 1",
        "ci50000co50000 | the tensor of weights has more than 2147483647 elements: choose smaller sizes",
        "n50000co50000 | the output has more than 2147483647 elements: choose smaller sizes",
        "ci3g2co2 | input channels ci 3: must be a multiple of the groups g 2",
        "ci2g2co3 | output channels co 3: must be a multiple of the groups g 2",
        "kh2 | rows (h, kh, sh, pt, pb, dh): kernel 2 is larger than the padded input 1"
            + " (size 1, no padding): a kernel of at most 1 fits",
        "h50000w50000 | the padded input has more than 2147483647 elements: choose smaller sizes"
      })
  void an_impossible_geometry_is_refused_with_what_would_be_right(String line, String message) {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> Notation.parse(line))
        .withMessage(message);
  }

  @Test
  void as_many_elements_as_an_int_can_number_are_not_too_many() {
    assertThat(new Geometry(Integer.MAX_VALUE, 1, 1, 1, Axis.of(1, 1), Axis.of(1, 1)).outputSize())
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(Notation.parse("g40000ci40000co40000").weightSize()).isEqualTo(40_000);
  }

  @Test
  void the_size_is_the_sum_of_what_exceeds_the_smallest() {
    assertThat(Geometry.UNIT.size()).isZero();
    assertThat(Notation.parse("n3g5ci10h7w12co20kh2kw3sh4pb6").size())
        .isEqualTo(2 + 4 + 9 + 19 + (6 + 1 + 3 + 6) + (11 + 2));
  }
}

package dev.convproof.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.generate.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {

  @Test
  void every_small_geometry_parses_back() {
    for (int excess = 0; excess <= 5; excess++) {
      Shapes.ofSize(excess)
          .forEach(g -> assertThat(Notation.parse(Notation.print(g))).isEqualTo(g));
    }
  }

  @Test
  void what_has_its_default_is_left_out() {
    assertThat(Notation.print(Geometry.UNIT)).isEqualTo("n1");
    assertThat(Notation.print(Notation.parse(" kw1h3pt0co2 "))).isEqualTo("h3co2");
  }

  @Test
  void every_quantity_has_its_own_place() {
    String line = "n2g3ci6h5w7co9kh2kw4sh2sw3dh3dw2pt1pb4pl2pr5";
    Geometry g = Notation.parse(line);
    assertThat(g)
        .isEqualTo(
            new Geometry(2, 3, 6, 9, new Axis(5, 2, 2, 1, 4, 3), new Axis(7, 4, 3, 2, 5, 2)));
    assertThat(g).hasToString(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the case line is empty: write for example ci2h5w5co3kh3kw2",
        "ci2h5h6 | case line \"ci2h5h6\", column 6: h is given twice",
        "ci2xx5 | case line \"ci2xx5\", column 4: unknown symbol \"xx\";"
            + " known are n g ci h w co kh kw sh sw dh dw pt pb pl pr",
        "ci2 h5 | case line \"ci2 h5\", column 4:"
            + " expected a symbol and a number, such as kh3, but found \" h5\"",
        "h999999999 | rows (h, kh, sh, pt, pb, dh): input size 999999999: must be at most 16777216",
        "h99999999999 | case line \"h99999999999\", column 2: 99999999999 is too large:"
            + " numbers have at most 9 digits",
        "h2kh2,kh1 | case line \"h2kh2,kh1\", column 6: another layer begins,"
            + " but one layer is taken here",
        "ci | case line \"ci\", column 1:"
            + " expected a symbol and a number, such as kh3, but found \"ci\""
      })
  void an_unreadable_line_is_refused_with_its_place(String line, String message) {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> Notation.parse(line))
        .withMessage(message);
  }
}

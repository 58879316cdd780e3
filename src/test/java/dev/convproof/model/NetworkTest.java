package dev.convproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.geometry.GeometryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

  @Test
  void every_occurrence_counts() {
    Network net = parse("# two layers", "", "a  2  ci2h3w3co3kh2kw2", " b 1 ci3h2w2co5 ");
    assertThat(net.layers()).extracting(NetworkLayer::toString).containsExactly("net a", "net b");
    assertThat(net.convolutions()).isEqualTo(3);
    assertThat(net.weights()).isEqualTo(2 * 24 + 15);
    assertThat(net.products()).isEqualTo(2 * 12 * 8 + 20 * 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a 1 | net, line 2: write a name, how often the layer occurs, and a case line,"
            + " such as conv1 2 ci3h8w8, not \"a 1\"",
        "a x ci2 | net, line 2: write a name, how often the layer occurs, and a case line,"
            + " such as conv1 2 ci3h8w8, not \"a x ci2\"",
        "a 0 ci2 | net, line 2: net a occurs 0 times: must be at least 1",
        "a 1 ci2kh3 | net, line 2: rows (h, kh, sh, pt, pb, dh): kernel 3 is larger than the padded"
            + " input 1 (size 1, no padding): at most 1 taps fit",
        "first 1 ci2 | net first: two layers have this name",
        "a 1 h9w9 | net a: an earlier layer is h9w9 too: count both on one line"
      })
  void a_line_that_says_nothing_right_is_refused(String line, String message) {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> parse("first 1 h9w9", line))
        .withMessage(message);
  }

  @Test
  void a_network_has_layers() {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> parse("# nothing"))
        .withMessage("net has no layers: write for example conv1 1 ci3h8w8");
  }

  private static Network parse(String... lines) {
    return Network.parse("net", List.of(lines));
  }
}

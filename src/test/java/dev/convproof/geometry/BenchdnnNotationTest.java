package dev.convproof.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of benchdnn mean what they mean there. */
class BenchdnnNotationTest {
  @ParameterizedTest
  @CsvSource({
    "mb1ic64ih56oc64oh56kh3ph1, ci64h56w56co64kh3kw3pt1pb1pl1pr1",
    "mb1ic1ih7oc1oh4kh5sh2, h7w7kh5kw5sh2sw2pt2pb2pl2pr2",
    "ic3ih7oc2kh3, n2ci3h7w7co2kh3kw3",
    "g2mb1_ic4oc8_ih7oh7kh3sh1dh1ph2_n\"a name: ic9\", g2ci4h7w7co8kh3kw3dh2dw2pt2pb2pl2pr2",
    "mb1ic3ih8iw9oc2oh4ow9kh3kw1sh2sw1ph0pw0, ci3h8w9co2kh3sh2pb1",
    "mb1ic3ih8iw9oc2oh4ow9kh3kw1sh2sw1, ci3h8w9co2kh3sh2pb1",
    "mb1ic3iw9oc2kw3, ci3w9co2kw3",
    "mb1ic3id1ih5oc2kd1kh2ph0, ci3h5w5co2kh2kw2"
  })
  void lines_are_read(String line, String geometry) {
    assertThat(BenchdnnNotation.isLikely(line)).isTrue();
    assertThat(BenchdnnNotation.parse(line)).isEqualTo(Notation.parse(geometry));
    assertThat(BenchdnnNotation.isLikely(geometry)).isFalse();
  }

  @Test
  void what_is_none_is_told() {
    refused("ic3ih7kh3", "\"ic3ih7kh3\": ic and oc are needed");
    refused("ic3oc3id4kd2ih7kh3", "\"ic3oc3id4kd2ih7kh3\": id4: only two dimensions are judged");
    refused("ic3oc3ih7", "\"ic3oc3ih7\": ih and kh are needed");
    refused("ic3oc3ih7kh2ic4", "\"ic3oc3ih7kh2ic4\": ic is given twice");
    refused("ic3oc3xx7", "\"ic3oc3xx7\": unknown symbol \"xx\"");
    refused("ic3oc3ih!", "\"ic3oc3ih!\", column 7: expected a symbol and a number, such as kh3");
    refused("ic3oc3ih9oh4kh3", "\"ic3oc3ih9oh4kh3\": oh4 leaves out outputs: 7 fit");
  }

  private static void refused(String line, String message) {
    assertThatThrownBy(() -> BenchdnnNotation.parse(line))
        .isInstanceOf(GeometryException.class)
        .hasMessage(message);
  }
}

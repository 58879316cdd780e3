package dev.convproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which questions come first: what people write, and not what takes long. */
class WebQuestionTest {
  private static boolean isSmall(String name, String value) {
    Map<String, String> parameters = Map.of("quantity", "operations", name, value);
    return new WebQuestion("/check", new TreeMap<>(parameters), false, "en").isSmall();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "co",
        "2·kₕ·k_w·cᵢ·cₒ·hₒ·wₒ",
        "$k_h \\times k_w$ × ⌊(h-kh+ph)/sh⌋",
        "k^2*ci",
        "k²·Cin",
        "k**2*ci",
        "(2*kh*kw*ci-1)*co*((h-kh+ph)/sh+1)*((w-kw+pw)/sw+1)"
      })
  void what_people_write_is_small(String formula) {
    assertThat(isSmall("formula", formula)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"co+max(0,1-(h^3+w^3-ci^3)^2)", "h**12", "h^{3}", "h³", "h^(10)"})
  void high_powers_are_large(String formula) {
    assertThat(isSmall("formula", formula)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 200})
  void what_is_long_is_large(int length) {
    assertThat(isSmall("formula", "1+".repeat(length) + "1")).isEqualTo(length < 50);
    assertThat(isSmall("k", "1".repeat(length))).isEqualTo(length < 40);
  }
}

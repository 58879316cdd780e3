package dev.convproof.formula;

import static dev.convproof.formula.Rejection.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The caret stands under the place, as a terminal shows the line. */
class CaretTest {
  @Test
  void stands_under_the_place() {
    assertThat(caret("2*c0")).containsExactly("2*c0", "  ^");
  }

  @Test
  void stands_behind_a_formula_that_ends_too_early() {
    assertThat(caret("2*ci*")).containsExactly("2*ci*", "     ^");
  }

  @Test
  void counts_two_cells_for_a_full_width_character() {
    assertThat(caret("（ｃｉ＋ｃ０")).containsExactly("（ｃｉ＋ｃ０", "        ^");
  }

  @Test
  void counts_characters_outside_the_basic_plane_once() {
    assertThat(rejection("𝑐𝑖+c0", Vocabulary.of("ci", "co")).column()).isEqualTo(4);
    assertThat(caret("𝑐𝑖+c0")).containsExactly("𝑐𝑖+c0", "   ^");
  }

  @Test
  void shows_line_breaks_as_spaces_and_what_is_invisible_as_a_mark() {
    assertThat(caret("ci\n+c0")).containsExactly("ci +c0", "    ^");
    assertThat(caret("ci\u0007")).containsExactly("ci\uFFFD", "  ^");
    assertThat(rejection("ci\u0007", Vocabulary.of("ci")))
        .hasMessage("unexpected character U+0007 at column 3: write + - * / ^ ( )");
  }

  @Test
  void shows_the_surroundings_of_the_place_in_a_long_formula() {
    String[] lines = caret("ci+".repeat(40) + "c0" + "+ci".repeat(40));
    assertThat(lines[0]).isEqualTo("…" + "ci+".repeat(12) + "c0+" + "ci+".repeat(11) + "…");
    assertThat(lines[1]).isEqualTo(" ".repeat(37) + "^");
  }

  private static String[] caret(String text) {
    return rejection(text, Vocabulary.of("ci", "co")).caret().split("\\R");
  }
}

package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message says what is wrong, at which column of what was typed, and what would be right. */
class ErrorMessagesTest {
  private static final Vocabulary FEW = Vocabulary.of("ci", "co", "kh", "kw", "h");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2*c0       | unknown variable "c0" at column 3: did you mean co?
          2*c1       | unknown variable "c1" at column 3: did you mean ci?
          2*cx       | unknown variable "cx" at column 3: did you mean ci or co?
          khc0kw     | unknown variable "c0" at column 3: did you mean co?
          khkwz      | unknown variable "z" at column 5: known are ci co kh kw h
          kernel     | unknown variable "kernel" at column 1: known are ci co kh kw h
          （ｃ０）   | unknown variable "ｃ０" at column 2: did you mean co?
          flor(h/2)  | unknown variable "flor" at column 1: did you mean floor( )?
          max        | unknown variable "max" at column 1: did you mean max( )?
          kh1        | unknown variable "kh1" at column 1: did you mean kh?
          """)
  void an_unknown_name_suggests_the_nearest_known_one(String text, String message) {
    assertThat(rejection(text, FEW)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ` `        | empty formula at column 1: write for example 2*3
          *kh        | unexpected * at column 1: a formula starts with a number, a variable or (
          kh*        | unexpected end at column 4: expected a number, a variable or ( after *
          kh + * kw  | unexpected * at column 6: expected a number, a variable or ( after +
          kh*()      | unexpected ) at column 5: expected a number, a variable or ( after (
          kh××2      | unexpected × at column 4: expected a number, a variable or ( after ×
          --h        | unexpected - at column 2: expected a number, a variable or ( after -
          kh 2       | unexpected 2 at column 4: write * between kh and 2
          (kh)2      | unexpected 2 at column 5: write * between ) and 2
          h 1234567890123456789012 | unexpected 12345678901234567890… at column 3: write * between h and 12345678901234567890…
          max(kh)    | max of one value at column 1: write max(a, b)
          ho = h     | "ho" is not what is asked for at column 1: write only what is right of =
          h+1 = h    | unexpected = at column 5: write only what is right of it
          0.5h       | unexpected . at column 2: write h/2 for 0.5h, and * to multiply
          h\\sqrt2    | unknown command \\sqrt at column 2: known are \\frac{}{} \\lfloor \\rfloor \\lceil \\rceil \\times \\cdot \\left \\right \\text{}
          \\frac12    | unexpected 12 at column 6: write \\frac{h}{2}
          \\max h     | unexpected h at column 6: expected ( after \\max
          h;kh       | unexpected ; at column 2: expected + - * / after h
          x*h        | unknown variable "x" at column 1: known are ci co kh kw h
          kʰ         | unexpected "ʰ" at column 2: names have the letters a to z
          2*高       | unexpected "高" at column 3: names have the letters a to z
          h&2        | unexpected "&" at column 2: write + - * / ^ ( )
          """)
  void what_does_not_fit_is_named_with_what_would(String text, String message) {
    assertThat(rejection(text, FEW)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2*(kh+1    | unclosed ( at column 3: write ) where it ends
          (h-kh))/2  | unmatched ) at column 7: nothing is open here
          ⌊h/2)      | unexpected ) at column 5: the ⌊ at column 1 closes with ⌋
          （kh⌋      | unexpected ⌋ at column 4: the ( at column 1 closes with )
          1,000      | unexpected , at column 2: only max( ) and min( ) take several values
          floor(h,2) | unexpected , at column 8: only max( ) and min( ) take several values
          """)
  void brackets_and_commas_are_paired_before_all_else(String text, String message) {
    assertThat(rejection(text, FEW)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2^kh        | unexpected kh at column 3: an exponent is a number from 0 to 16
          kh^-1       | unexpected - at column 4: an exponent is a number from 0 to 16
          kh^17       | exponent too large at column 4: at most 16 is read
          kh¹⁷        | exponent too large at column 3: at most 16 is read
          kh^2^3      | unexpected ^ at column 5: put the power before it in parentheses
          kh²^3       | unexpected ^ at column 4: put the power before it in parentheses
          h/0         | division by zero at column 3: write a divisor other than 0
          h/(2-2)     | division by zero at column 3: write a divisor other than 0; 2-2 is always 0
          h//(0*3)    | division by zero at column 4: write a divisor other than 0; 0*3 is always 0
          1/2kh       | ambiguous division at column 4: write 1/(2*kh) or kh/2
          h/cico      | ambiguous division at column 5: write h/(ci*co) or h*co/ci
          h//2(kw+1)  | ambiguous division at column 5: write h/(2*(kw+1)) or h*(kw+1)/2
          """)
  void powers_and_divisions_that_cannot_be_meant_are_refused(String text, String message) {
    assertThat(rejection(text, FEW)).hasMessage(message);
  }

  @Test
  void each_message_is_there_in_chinese_with_the_same_places() {
    PropertyResourceBundle english = Said.bundle("said.properties");
    PropertyResourceBundle chinese = Said.bundle("said_zh.properties");
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(places(chinese.getString(key))).as(key).isEqualTo(places(english.getString(key)));
    }
    assertThat(rejection("2*c0", FEW).in("zh"))
        .hasMessage("第 3 列：不认识的变量“c0”；是否指 co？")
        .returns("2*c0", one -> one.caret().lines().findFirst().orElseThrow());
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{\\d\\}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void the_caret_stands_under_the_place() {
    assertThat(caret("2*c0")).containsExactly("2*c0", "  ^");
  }

  @Test
  void the_caret_stands_behind_a_formula_that_ends_too_early() {
    assertThat(caret("2*ci*")).containsExactly("2*ci*", "     ^");
  }

  @Test
  void the_caret_counts_two_cells_for_a_full_width_character() {
    assertThat(caret("（ｃｉ＋ｃ０")).containsExactly("（ｃｉ＋ｃ０", "        ^");
  }

  @Test
  void the_caret_counts_characters_outside_the_basic_plane_once() {
    assertThat(rejection("𝑐𝑖+c0", Vocabulary.of("ci", "co")).column()).isEqualTo(4);
    assertThat(caret("𝑐𝑖+c0")).containsExactly("𝑐𝑖+c0", "   ^");
  }

  @Test
  void the_caret_shows_line_breaks_as_spaces_and_what_is_invisible_as_a_mark() {
    assertThat(caret("ci\n+c0")).containsExactly("ci +c0", "    ^");
    assertThat(caret("ci\u0007")).containsExactly("ci\uFFFD", "  ^");
    assertThat(rejection("ci\u0007", Vocabulary.of("ci")))
        .hasMessage("unexpected character U+0007 at column 3: write + - * / ^ ( )");
  }

  @Test
  void the_caret_shows_the_surroundings_of_the_place_in_a_long_formula() {
    String[] lines = caret("ci+".repeat(40) + "c0" + "+ci".repeat(40));
    assertThat(lines[0]).isEqualTo("…" + "ci+".repeat(12) + "c0+" + "ci+".repeat(11) + "…");
    assertThat(lines[1]).isEqualTo(" ".repeat(37) + "^");
  }

  private static String[] caret(String text) {
    return rejection(text, Vocabulary.of("ci", "co")).caret().split("\\R");
  }
}

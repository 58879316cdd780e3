package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.claim.quantity.Quantities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be checked is refused in one line; a caret points into a formula. */
class CheckRefusalTest {

  @Test
  void an_unknown_quantity_is_named_with_the_one_that_was_meant() {
    Answer.to("check", "kernal", "co")
        .isRefusedWith("convproof check: unknown quantity \"kernal\": did you mean kernels?");
  }

  @Test
  void a_name_like_none_is_told_all_quantities_sorted() {
    Answer answer = Answer.to("check", "zzzz", "co");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err())
        .startsWith(
            "convproof check: unknown quantity \"zzzz\": known are activation-bytes, additions,"
                + " additions-per-output, backward-additions, ")
        .endsWith(", winograd-multiplications\n");
  }

  @Test
  void all_quantities_are_listed_with_what_they_mean() throws IOException {
    Answer.to("check", "all", "--lang", "en")
        .holds()
        .says("biases                          biases of a layer\n");
    Answer.to("check", "ALL", "1", "--lang", "zh").holds().says("output-height");
    assertThat(new ObjectMapper().readTree(Answer.to("check", "all", "--json").holds().out()))
        .hasSize(Quantities.all().size());
  }

  @Test
  void a_caret_points_at_what_is_no_formula() {
    Answer.to("check", "biases", "2*c0")
        .isRefusedWith(
            """
            convproof check: unknown variable "c0" at column 3: did you mean co?
            2*c0
              ^""");
    Answer.to("check", "parameters", "（ci·kh·kw + 1·co")
        .isRefusedWith(
            """
            convproof check: unclosed ( at column 1: write ) where it ends
            （ci·kh·kw + 1·co
            ^""");
  }

  /**
   * A hint is right, or there is none: each form that is proposed is read, in the tests of
   * CheckTest.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          output-height | ho | unknown variable "ho" at column 1: known are ci co h w kh kw ph pw sh sw dh dw g
          output-height | h+Hout | unknown variable "Hout" at column 3: known are ci co h w kh kw ph pw sh sw dh dw g
          output-height | wo = h | "wo" is not what is asked for at column 1: write only what is right of =
          output-height | 0.5*h | unexpected . at column 2: write h/2 for 0.5h, and * to multiply
          output-height | h 2 | unexpected 2 at column 3: write * between h and 2
          output-height | \\sqrt{h} | unknown command \\sqrt at column 1: known are \\frac{}{} \\lfloor \\rfloor \\lceil \\rceil \\times \\cdot \\left \\right \\text{}
          composed-kernel-size | k1+kh | unknown variable "kh" at column 4: known are k1 k2 s1 s2 d1 d2
          multiplications | kh*kw*ci*c0 | unknown variable "c0" at column 10: did you mean co?
          strip-columns | k+eps | unknown variable "eps" at column 3: known are k D
          output-height | round(h/sh) | unknown function "round" at column 1: known are floor( ) ceil( ) int( ) max( ) min( )
          output-height | h+sqrt(h) | unknown function "sqrt" at column 3: known are floor( ) ceil( ) int( ) max( ) min( )
          output-height | div(h,sh) | unknown function "div" at column 1: known are floor( ) ceil( ) int( ) max( ) min( )
          output-height | 2log(h) | unknown function "log" at column 2: known are floor( ) ceil( ) int( ) max( ) min( )
          output-height | mean | unknown variable "mean" at column 1: known are ci co h w kh kw ph pw sh sw dh dw g
          output-height | 2*neurons | unknown variable "neurons" at column 3: known are ci co h w kh kw ph pw sh sw dh dw g
          output-height | depth | unknown variable "depth" at column 1: known are ci co h w kh kw ph pw sh sw dh dw g
          output-height | flor(h/sh) | unknown variable "flor" at column 1: did you mean floor( )?
          output-height | 取(h/sh) | unexpected 取 at column 1: a formula starts with a number, a variable or (
          output-height | 上上取整(h/sh) | unknown function "上上取整" at column 1: known are 向下取整 向上取整
          output-height | (h-kh)/sh+1 = wo | unknown variable "wo" at column 15: known are ci co h w kh kw ph pw sh sw dh dw g
          output-height | W' = h | "W" is not what is asked for at column 1: write only what is right of =
          """)
  void what_stays_unreadable_gets_the_nearest_form_or_none(
      String quantity, String formula, String message) {
    assertThat(Answer.to("check", quantity, formula).err())
        .startsWith("convproof check: " + message + "\n");
  }

  @ParameterizedTest
  @CsvSource({"output-height, 1/(2*h)", "output-height, h/2", "output-height, h*2", "biases, co"})
  void what_is_proposed_is_read(String quantity, String proposed) {
    assertThat(Answer.to("check", quantity, proposed).exitCode()).isNotEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void a_constant_zero_divisor_is_no_formula() {
    Answer.to("check", "multiplications", "kh*kw/(2-2)")
        .isRefusedWith(
            """
            convproof check: division by zero at column 7: write a divisor other than 0; 2-2 is always 0
            kh*kw/(2-2)
                  ^""");
  }

  @Test
  void a_time_that_nobody_waits_for_is_refused() {
    Answer.to("check", "biases", "co", "--timeout", "0")
        .isRefusedWith("convproof check: --timeout 0: from 1 to 3600 seconds would be right");
  }

  @Test
  void a_convention_that_a_quantity_does_not_have_is_refused() {
    Answer.to("check", "multiplications", "1", "--bias", "counted")
        .isRefusedWith(
            "convproof check: --bias: multiplications has no such convention, but --padding and"
                + " --padded-taps");
    Answer.to("check", "composed-kernel-size", "k1", "--padding", "total")
        .isRefusedWith(
            "convproof check: --padding: composed-kernel-size has no such convention; it has none");
  }

  @Test
  void an_unknown_convention_is_named_with_the_one_that_was_meant() {
    Answer.to("check", "output-height", "h", "--padding", "perside")
        .isRefusedWith(
            "convproof check: --padding: unknown convention \"perside\": did you mean per-side?"
                + " Known are total, per-side, same, valid, causal");
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_named(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Answer.to("check", "biases", "co", "--proof-dir", file.toString())
        .isRefusedWith(
            "convproof check: " + file + ": is a file: the path of a folder would be right");
  }

  @Test
  void a_missing_formula_is_named() {
    Answer.to("check", "biases")
        .isRefusedWith(
            "convproof check: no formula is given: check biases 'FORMULA' would be right, or - for"
                + " standard input");
  }
}

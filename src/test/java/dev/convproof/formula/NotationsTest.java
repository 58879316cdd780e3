package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each notation beside the canonical text of what it is read as. */
class NotationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2·kh·kw·ci       | 2*kh*kw*ci
          2×kh             | 2*kh
          2∗kh⋅kw∙ci       | 2*kh*kw*ci
          h−kh             | h-kh
          h–kh             | h-kh
          h－kh＋1         | h-kh+1
          h÷sh             | h/sh
          h∕sh             | h/sh
          h／sh＊２        | h/sh*2
          kh²              | kh^2
          khkw³            | kh*kw^3
          kh^2             | kh^2
          kh**2            | kh^2
          kh ^ 2           | kh^2
          k¹⁰              | k^10
          (kh+1)²          | (kh+1)^2
          """)
  void signs_are_read_as_keyboards_and_books_write_them(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ⌊(h−kh+ph)/sh⌋+1      | floor((h-kh+ph)/sh)+1
          ⌈h/sh⌉                | ceil(h/sh)
          floor(h/sh)           | floor(h/sh)
          FLOOR(h/sh)           | floor(h/sh)
          Ceil(h/sh)            | ceil(h/sh)
          h//sh                 | floor(h/sh)
          (h-kh+ph)//sh+1       | floor((h-kh+ph)/sh)+1
          max(k1,k2)            | max(k1,k2)
          max(k1, k2, 3)        | max(k1,k2,3)
          Min（k1，k2）         | min(k1,k2)
          2max(k1,k2)           | 2*max(k1,k2)
          khmax(k1,k2)kw        | kh*max(k1,k2)*kw
          2⌊h/2⌋⌈w/2⌉           | 2*floor(h/2)*ceil(w/2)
          """)
  void rounding_and_extremes_have_names_and_brackets(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2khkwcihowoco          | 2*kh*kw*ci*ho*wo*co
          2khkwcihohwco          | 2*kh*kw*ci*ho*h*w*co
          khkw                   | kh*kw
          kho                    | k*ho
          khwo                   | kh*wo
          chw                    | c*h*w
          2kh(kw+1)              | 2*kh*(kw+1)
          (kh+1)(kw+1)           | (kh+1)*(kw+1)
          kh kw ci + 1           | kh*kw*ci+1
          2(3)                   | 2*3
          k1k2                   | k1*k2
          (h-kh+2ph)/sh+1        | (h-kh+2*ph)/sh+1
          -2kh                   | (-2)*kh
          2kh*kwci               | 2*kh*kw*ci
          """)
  void signs_may_be_left_out_between_factors(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c_i                     | ci
          C_o                     | co
          C_{in}*C_{out}          | ci*co
          C_inC_outk_hk_w         | ci*co*kh*kw
          H_{out}                 | ho
          k_1+k_{2}-1             | k1+k2-1
          k₁+k₂-1                 | k1+k2-1
          cᵢkₕ                    | ci*kh
          H*W                     | h*w
          KhKw                    | kh*kw
          MH                      | M*h
          ｋｈ（ｋｗ＋１）        | kh*(kw+1)
          ２ｋｈ                  | 2*kh
          𝑘ℎ                      | kh
          """)
  void names_may_be_typeset(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          \\lfloor h/sh \\rfloor + 1                          | floor(h/sh)+1
          \\left\\lfloor\\frac{h-kh+2ph}{sh}\\right\\rfloor+1     | floor((h-kh+2*ph)/sh)+1
          $k_h \\times k_w \\cdot c_i$                        | kh*kw*ci
          \\(\\dfrac{h}{s_h}\\)                               | h/sh
          \\[\\left\\lceil \\tfrac{h}{2} \\right\\rceil\\]         | ceil(h/2)
          k_{h}^{2}\\,c_{\\text{in}}                          | kh^2*ci
          c_\\mathrm{out}\\quad h_\\text{out}                 | co*ho
          {kh}{kw}                                         | kh*kw
          \\frac{1}{2}kh                                    | 1/2*kh
          \\max(k_1, k_2) - \\min\\left(k1,k2\\right)          | max(k1,k2)-min(k1,k2)
          h\\div sh \\ast 2                                  | h/sh*2
          h \\bmod 2                                        | h-2*floor(h/2)
          """)
  void latex_is_read(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          math.floor(h/sh)+1.0     | floor(h/sh)+1
          np.ceil(h/sh)            | ceil(h/sh)
          Math.max(kh,2)           | max(kh,2)
          int(h/sh)                | max(floor(h/sh),min(ceil(h/sh),0))
          [h/sh]+1                 | floor(h/sh)+1
          【h/2】                  | floor(h/2)
          h%sh                     | h-sh*floor(h/sh)
          2*h%3                    | 2*h-3*floor(2*h/3)
          2xkh x kw                | 2*kh*kw
          3x3 X ci                 | 3*3*ci
          khx3xkw                  | kh*3*kw
          “kh*kw”。                | kh*kw
          "kh*kw".                 | kh*kw
          `kh*kw行`                | kh*kw
          co*ho*wo次;              | co*ho*wo
          """)
  void programs_and_sentences_are_read(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @Test
  void spaces_of_every_kind_are_skipped() {
    assertThat(parse("\uFEFF2 *\u200Bkh\u00A0*\u3000kw\t\r\n").text()).isEqualTo("2*kh*kw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1+2*3            | 1+2*3
          (1+2)*3          | (1+2)*3
          h-kh-1           | h-kh-1
          h-(kh-1)         | h-(kh-1)
          h/sh/2           | h/sh/2
          h/(sh/2)         | h/(sh/2)
          h/sh*2           | h/sh*2
          h*(w/2)          | h*(w/2)
          -h^2             | -h^2
          (-h)^2           | (-h)^2
          -h/sh            | (-h)/sh
          -(h/sh)          | -(h/sh)
          2*-h             | 2*(-h)
          h--kh            | h-(-kh)
          +h               | h
          (kh^2)^3         | (kh^2)^3
          ((((h))))        | h
          """)
  void operations_bind_as_usual(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  /** The formulas of the exercises, of the thread and of other answers in circulation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "k1+k2−1",
        "d1(k1−1) + s1·d2(k2−1) + 1",
        "(h − kh + ph)/sh + 1",
        "(w − kw + pw)/sw + 1",
        "kh·kw·ci",
        "khkwci",
        "ci·(kw·kh − 1) + (ci − 1) + 1",
        "ci*(kwkh-1)+(ci-1)+1",
        "cikwkh",
        "ci·kw·kh",
        "2·kh·kw·ci·ho·wo·co",
        "2khkwcihowoco",
        "(kh·kw·ci + 1)·co",
        "(kh·kw·ci + 1)·co·2",
        "(h − kh + 2ph + sh)/sh + 1",
        "(h-kh+2ph+sh)/sh + 1",
        "(w-kw+2pw+sw)/sw + 1",
        "co·ci",
        "Co * Ci",
        "co·(ci − 1)·M/(ci·co)",
        "co*(ci-1)*M/(ci*co)",
        "k1+k2+1",
        "k1*k2",
        "max(k1,k2)",
        "ci*co*kh*kw*h*w",
        "ho*wo*ci*co",
        "kh*kw*ci*ho*wo",
        "2*kh*kw*ci*co*ho*wo",
        "2*kh*kw*ci*co*ho*wo - co*ho*wo",
        "(h-kh+2ph)/sh+1",
        "(h+ph-kh+1)/sh",
        "ceil((h+ph-kh+1)/sh)",
        "⌊(h−kh+ph)/sh⌋+1",
        "⌊(h−kh+ph+sh)/sh⌋",
        "co*ci*kh*kw+co",
        "co*ci*kh*kw+ci*co",
        "(ci*kh*kw+1)*co + ci*h*w + co*ho*wo",
        "1",
        "ci",
        "ci*co",
        "co*ho*wo"
      })
  void formulas_in_circulation_are_read(String text) {
    assertThatCode(() -> parse(text)).doesNotThrowAnyException();
  }
}

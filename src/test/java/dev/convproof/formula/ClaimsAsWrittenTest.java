package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas of the exercises, of the thread and of other answers in circulation. */
class ClaimsAsWrittenTest {
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
  void are_read(String text) {
    assertThatCode(() -> parse(text)).doesNotThrowAnyException();
  }
}

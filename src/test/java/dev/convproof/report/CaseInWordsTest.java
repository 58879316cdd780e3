package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.message.Message;
import dev.convproof.report.words.Wording;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case is read by people who know no case lines. */
class CaseInWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "n1 | - | every size 1",
        "n1 --values 1*3 | - | every size 1",
        "n1,n1 --values 1*3 | - | every size 1",
        "h2kh2 | ci=1 h=2 kh=2 ph=0 | h=2, kh=2, the rest 1",
        "ci2h2kh2 | co=1 ci=2 M=4 | ci=2, M=4, h=2, kh=2, the rest 1",
        "pt1pb1 | h=1 ph=1 | ph=1, the rest 1",
        "h3kh2,h2kh2 | k1=2 k2=2 | k1=2, k2=2, the rest 1",
        "h3kh3pt1pb1,kh1 | - | h=3, kh=3, pt=1, pb=1, the rest 1, then every size 1",
        "k3 s2 | k=3 s=2 d=1 | k=3, s=2, the rest 1",
        "ci3kh2 ~ N(0, 1) | - | ci=3, kh=2, the rest 1",
        "pl1 | pw=1 wo=2 wo2=3 | pw=1, wo=2, the rest 1",
        "[1, 0, 1] | - | [1, 0, 1]",
      })
  void in_words(String line, String variables, String words) {
    Counterexample by =
        new Counterexample(
            line,
            Contrast.TRUTH_CLAIM,
            Message.verbatim(1),
            Message.verbatim(2),
            true,
            Message.verbatim(""),
            Optional.empty(),
            variables == null ? "" : variables);
    assertThat(Wording.english(CaseInWords.of(by))).isEqualTo(words);
  }
}

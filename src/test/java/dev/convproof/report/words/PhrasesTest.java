package dev.convproof.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhrasesTest {
  private final Phrases phrases =
      new Phrases(Messages.in(Language.ENGLISH), Messages.in(Language.CHINESE));

  @Test
  void numbers_need_no_translation() {
    assertThat(phrases.translate("[2, −3]")).contains("[2, −3]");
  }

  @Test
  void words_without_a_phrase_are_not_translated() {
    assertThat(phrases.translate("a sentence that no judge says")).isEmpty();
  }
}

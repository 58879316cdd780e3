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
  void what_stands_in_the_places_of_a_phrase_is_kept_or_translated_in_turn() {
    assertThat(phrases.translate("all 12 shapes whose sizes exceed the smallest by up to 3"))
        .contains("各尺寸超出最小值至多 3 的全部 12 个形状");
    assertThat(phrases.translate("raises shape (1, 2)")).contains("抛出 形状 (1, 2)");
  }

  @Test
  void words_without_a_phrase_are_not_translated() {
    assertThat(phrases.translate("a sentence that no judge says")).isEmpty();
  }
}

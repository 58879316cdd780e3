package dev.convproof.report.words;

/**
 * The same text in both languages, in the notation of {@link Markup}.
 *
 * @param english in English
 * @param chinese in Chinese
 */
public record Text(String english, String chinese) {
  /** A text that needs no translation. */
  public static Text same(String text) {
    return new Text(text, text);
  }

  /** The text in a language. */
  public String in(Language language) {
    return language == Language.ENGLISH ? english : chinese;
  }
}

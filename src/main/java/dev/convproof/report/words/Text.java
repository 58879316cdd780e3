package dev.convproof.report.words;

import java.util.function.UnaryOperator;

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

  /** This text with another in the place <code>{name}</code>. */
  public Text with(String name, Text other) {
    String place = "{" + name + "}";
    return new Text(
        english.replace(place, other.english()), chinese.replace(place, other.chinese()));
  }

  Text map(UnaryOperator<String> change) {
    return new Text(change.apply(english), change.apply(chinese));
  }
}

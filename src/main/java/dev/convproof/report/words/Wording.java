package dev.convproof.report.words;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks up what to say, and fills in what was computed. */
public final class Wording {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)\\}");

  private final Messages english = Messages.in(Language.ENGLISH);
  private final Messages chinese = Messages.in(Language.CHINESE);
  private final Phrases phrases = new Phrases(english, chinese);

  /** Whether there is such a text in both languages. */
  public boolean has(String key) {
    return english.keys().contains(key) && chinese.keys().contains(key);
  }

  /** The text of a key. */
  public Text text(String key) {
    return new Text(english.get(key), chinese.get(key));
  }

  /**
   * The text of a key, with each <code>{name}</code> replaced by the value of that name.
   *
   * @throws IllegalStateException if a key or a value is missing
   */
  public Text text(String key, Map<String, String> values) {
    return text(key).map(text -> PLACE.matcher(text).replaceAll(at -> value(key, at, values)));
  }

  /** What a judge says in English, in both languages. */
  public Text phrase(String said) {
    return new Text(said, phrases.translate(said).orElse(said));
  }

  /** What a judge says in English, in both languages, nothing in it being a formula or a link. */
  public Text plain(String said) {
    return phrase(said).map(Markup::literal);
  }

  /** Whether what a judge says in English can be said in Chinese. */
  public boolean speaks(String said) {
    return phrases.translate(said).isPresent();
  }

  private static String value(String key, MatchResult at, Map<String, String> values) {
    String value = values.get(at.group(1));
    if (value == null) {
      throw new IllegalStateException(
          key + " asks for " + at.group() + ", but the judgement has only " + values.keySet());
    }
    return Matcher.quoteReplacement(Markup.literal(value));
  }
}

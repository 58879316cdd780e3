package dev.convproof.report.words;

import dev.convproof.message.Message;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks up what to say, and fills in what was computed. */
public final class Wording {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)\\}");

  /** Each bundle is read when its language is first spoken. */
  private static final class English {
    static final Messages MESSAGES = Messages.in(Language.ENGLISH);
  }

  private static final class Chinese {
    static final Messages MESSAGES = Messages.in(Language.CHINESE);
  }

  /** Returns whether both languages have a text of a key. */
  public boolean has(String key) {
    return English.MESSAGES.keys().contains(key) && Chinese.MESSAGES.keys().contains(key);
  }

  /** Returns the text of a key. */
  public Text text(String key) {
    return new Text(English.MESSAGES.get(key), Chinese.MESSAGES.get(key));
  }

  /**
   * Returns the text of a key, with each <code>{name}</code> replaced by the value of that name.
   *
   * @throws IllegalStateException if a key or a value is missing
   */
  public Text text(String key, Map<String, Message> values) {
    return new Text(filled(key, English.MESSAGES, values), filled(key, Chinese.MESSAGES, values));
  }

  /**
   * Returns a message in both languages; nothing in its arguments is a formula or a link.
   *
   * @throws IllegalStateException if a key is missing, or a text has other places
   */
  public Text text(Message message) {
    return new Text(English.MESSAGES.render(message, true), Chinese.MESSAGES.render(message, true));
  }

  /** Returns a message in plain English, as programs and terminals show it. */
  public static String english(Message message) {
    return English.MESSAGES.render(message, false);
  }

  /** Returns a message in a language, as plain text. */
  public static String in(Language language, Message message) {
    return messages(language).render(message, false);
  }

  private static Messages messages(Language language) {
    return language == Language.ENGLISH ? English.MESSAGES : Chinese.MESSAGES;
  }

  /** Returns the text of a key in one language, with each place filled, as plain text. */
  public static String plain(Language language, String key, Map<String, Message> values) {
    return plain(filled(key, messages(language), values));
  }

  /** Returns whether a language has a text of a key. */
  public static boolean has(Language language, String key) {
    return messages(language).keys().contains(key);
  }

  /** Returns a text in the notation of {@link Markup} without its marks. */
  public static String plain(String markup) {
    StringBuilder text = new StringBuilder();
    for (Span span : Markup.parse(markup)) {
      text.append(span.text());
    }
    return text.toString();
  }

  private static String filled(String key, Messages messages, Map<String, Message> values) {
    return PLACE
        .matcher(messages.get(key))
        .replaceAll(
            at -> Matcher.quoteReplacement(Markup.literal(value(key, at, values, messages))));
  }

  private static String value(
      String key, MatchResult at, Map<String, Message> values, Messages messages) {
    Message value = values.get(at.group(1));
    if (value == null) {
      throw new IllegalStateException(
          key + " asks for " + at.group() + ", but the judgement has only " + values.keySet());
    }
    return messages.render(value, false);
  }
}

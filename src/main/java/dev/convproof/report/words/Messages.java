package dev.convproof.report.words;

import dev.convproof.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The bundle of one language. It falls back on no other language, so that a missing key is an error
 * and never a sentence in the wrong language.
 */
public final class Messages {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  /** Begins the keys of what English says where it arises; see {@link Message.Told}. */
  static final String TOLD = "told.";

  private final Language language;
  private final Map<String, String> texts;

  private Messages(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  /** Reads the bundle. */
  public static Messages in(Language language) {
    try (InputStream in =
            Messages.class.getResourceAsStream("/dev/convproof/report/" + language.bundle());
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      PropertyResourceBundle bundle = new PropertyResourceBundle(reader);
      Map<String, String> texts = new TreeMap<>();
      bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
      return new Messages(language, Collections.unmodifiableMap(texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All keys, sorted. */
  public Set<String> keys() {
    return texts.keySet();
  }

  /**
   * Returns what a message says in this language.
   *
   * @param marked whether the text is in the notation of {@link Markup}
   * @throws IllegalStateException if the bundle lacks the key, or the text has other places than
   *     <code>{0}</code>, <code>{1}</code> … for the arguments
   */
  String render(Message message, boolean marked) {
    if (message instanceof Message.Verbatim verbatim) {
      return marked ? Markup.literal(verbatim.text()) : verbatim.text();
    }
    if (message instanceof Message.Formula formula) {
      return marked ? "`" + formula.text() + "`" : formula.text();
    }
    if (message instanceof Message.Told told) {
      return language == Language.ENGLISH
          ? (marked ? Markup.literal(told.english()) : told.english())
          : filled(get(TOLD + told.key()), told.arguments(), marked);
    }
    Message.Keyed keyed = (Message.Keyed) message;
    String text = get(keyed.key());
    requirePlaces(keyed, text);
    return filled(text, keyed.arguments(), marked);
  }

  private String filled(String text, List<Message> arguments, boolean marked) {
    return PLACE
        .matcher(text)
        .replaceAll(
            at ->
                Matcher.quoteReplacement(
                    render(arguments.get(Integer.parseInt(at.group(1))), marked)));
  }

  private void requirePlaces(Message.Keyed message, String text) {
    Set<String> places =
        PLACE.matcher(text).results().map(at -> at.group(1)).collect(Collectors.toSet());
    Set<String> arguments =
        IntStream.range(0, message.arguments().size())
            .mapToObj(Integer::toString)
            .collect(Collectors.toSet());
    if (!places.equals(arguments)) {
      throw new IllegalStateException(
          "%s, %s: the text has places for %s, the message arguments for %s"
              .formatted(language.bundle(), message.key(), places, arguments));
    }
  }

  /**
   * Returns the text of a key.
   *
   * @throws IllegalStateException if the bundle has none
   */
  public String get(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalStateException(language.bundle() + " lacks " + key);
    }
    return text;
  }
}

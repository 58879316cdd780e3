package dev.convproof.formula;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a text, or what would be right, for people: a key of {@code said.properties},
 * with what stands in its places <code>{0}</code>, <code>{1}</code>.
 */
record Said(String key, List<Object> arguments) {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  /** Returns the text of a key; an argument may be said as well. */
  static Said of(String key, Object... arguments) {
    return new Said(key, List.of(arguments));
  }

  /** The text in a language: {@code en} or {@code zh}. */
  String in(String language) {
    PropertyResourceBundle texts = language.equals("zh") ? Chinese.TEXTS : English.TEXTS;
    return PLACE
        .matcher(texts.getString(key))
        .replaceAll(
            at ->
                Matcher.quoteReplacement(
                    told(arguments.get(Integer.parseInt(at.group(1))), language)));
  }

  private static String told(Object argument, String language) {
    return argument instanceof Said said ? said.in(language) : argument.toString();
  }

  /** Each bundle is read when its language is first spoken. */
  private static final class English {
    static final PropertyResourceBundle TEXTS = bundle("said.properties");
  }

  private static final class Chinese {
    static final PropertyResourceBundle TEXTS = bundle("said_zh.properties");
  }

  static PropertyResourceBundle bundle(String name) {
    try (Reader reader =
        new InputStreamReader(Said.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      return new PropertyResourceBundle(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

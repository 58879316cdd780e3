package dev.convproof.report.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/**
 * The bundle of one language. It falls back on no other language, so that a missing key is an error
 * and never a sentence in the wrong language.
 */
public final class Messages {
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
   * The text.
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

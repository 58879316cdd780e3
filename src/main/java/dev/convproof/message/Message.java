package dev.convproof.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A sentence for people, or a part of one: what the bundles of every language say under a key, or a
 * text that is the same in every language.
 */
public sealed interface Message {

  /**
   * A text of the bundles.
   *
   * @param key its key, such as {@code bound.shapes}
   * @param arguments what stands in its places <code>{0}</code>, <code>{1}</code> …
   */
  record Keyed(String key, List<Message> arguments) implements Message {
    /** Copies the arguments. */
    public Keyed {
      arguments = List.copyOf(arguments);
    }
  }

  /** A number, a name, a case line: the same in every language. */
  record Verbatim(String text) implements Message {}

  /** A formula, which a page typesets; elsewhere it is as it is written. */
  record Formula(String text) implements Message {}

  /**
   * A sentence whose English is said where it arises, since it is the text of an exception or of an
   * outcome, too; other languages have it under a key.
   *
   * @param english the sentence
   * @param key its key in the bundles of other languages, there after {@code told.}
   * @param arguments what stands in its places there; a text need not have all of them
   */
  record Told(String english, String key, List<Message> arguments) implements Message {
    /** Copies the arguments. */
    public Told {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Returns a sentence that is said in English here, in the manner of {@link String#format}; an
   * argument may be such a sentence itself.
   */
  static Told told(String key, String format, Object... arguments) {
    Object[] inEnglish =
        Arrays.stream(arguments)
            .map(one -> one instanceof Told told ? told.english() : one)
            .toArray();
    List<Message> elsewhere =
        Arrays.stream(arguments)
            .map(one -> one instanceof Message message ? message : verbatim(one))
            .toList();
    return new Told(String.format(Locale.ROOT, format, inEnglish), key, elsewhere);
  }

  /** Returns the text of a key; an argument that is no message stands for itself. */
  static Message of(String key, Object... arguments) {
    return new Keyed(
        key,
        Arrays.stream(arguments)
            .map(one -> one instanceof Message message ? message : verbatim(one))
            .toList());
  }

  /** Returns what is the same in every language. */
  static Message verbatim(Object text) {
    return new Verbatim(String.valueOf(text));
  }

  /** Returns the text of a name, such as {@code quantity.biases}. */
  static Message named(String topic, String name) {
    return of(topic + "." + slug(name));
  }

  /** Returns the parts, at least one, joined by the text of a key with two places. */
  static Message joined(String key, List<Message> parts) {
    return parts.stream().reduce((before, next) -> of(key, before, next)).orElseThrow();
  }

  /** Returns a name as part of a key or of a file's name: {@code padding-total}. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}

package dev.convproof.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

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

  /** A sentence or a part of one whose English is known where it arises. */
  sealed interface Said extends Message permits Told, Verbatim {
    /** Returns it in English. */
    String english();
  }

  /** A number, a name, a case line: the same in every language. */
  record Verbatim(String text) implements Said {
    @Override
    public String english() {
      return text;
    }
  }

  /** A formula, which a page typesets; elsewhere it is as it is written. */
  record Formula(String text) implements Message {}

  /**
   * A sentence whose English is said where it arises, since it is the text of an exception or of an
   * outcome, too; other languages have it under a key. It is put into words when somebody reads it:
   * most reasons why something is unsupported are counted, and not read.
   */
  final class Told implements Said {
    private final String key;
    private final Supplier<String> english;
    private final Supplier<List<Message>> arguments;

    private Told(String key, Supplier<String> english, Supplier<List<Message>> arguments) {
      this.key = key;
      this.english = english;
      this.arguments = arguments;
    }

    /**
     * Creates a sentence.
     *
     * @param english the sentence
     * @param key its key in the bundles of other languages, there after {@code told.}
     * @param arguments what stands in its places there; a text need not have all of them
     */
    public Told(String english, String key, List<Message> arguments) {
      this(key, () -> english, () -> arguments);
    }

    /** Returns the sentence. */
    @Override
    public String english() {
      return english.get();
    }

    /** Returns its key in the bundles of other languages, there after {@code told.}. */
    public String key() {
      return key;
    }

    /** Returns what stands in its places in other languages. */
    public List<Message> arguments() {
      return arguments.get();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Told told
          && key.equals(told.key)
          && english().equals(told.english())
          && arguments().equals(told.arguments());
    }

    @Override
    public int hashCode() {
      return Objects.hash(key, english());
    }

    @Override
    public String toString() {
      return english();
    }
  }

  /**
   * Returns a sentence that is said in English here, in the manner of {@link String#format}; an
   * argument may be such a sentence itself, and does not change.
   */
  static Told told(String key, String format, Object... arguments) {
    return new Told(
        key, () -> String.format(Locale.ROOT, format, arguments), () -> messages(arguments));
  }

  private static List<Message> messages(Object... arguments) {
    return Arrays.stream(arguments)
        .map(one -> one instanceof Message message ? message : verbatim(one))
        .toList();
  }

  /** Returns the text of a key; an argument that is no message stands for itself. */
  static Message of(String key, Object... arguments) {
    return new Keyed(key, messages(arguments));
  }

  /** Returns what is the same in every language. */
  static Verbatim verbatim(Object text) {
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

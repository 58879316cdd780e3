package dev.convproof.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An impossible geometry or an unreadable case line. The message is one line that names the
 * quantity, its value and what would be right.
 */
public final class GeometryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  /** Says what was wrong, in the manner of {@link String#format}. */
  public GeometryException(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
    this.key = "";
    this.arguments = List.of();
  }

  private GeometryException(String message, String key, List<Object> arguments) {
    super(message);
    this.key = key;
    this.arguments = arguments;
  }

  /**
   * Says what was wrong, in English in the manner of {@link String#format}, and for other languages
   * by a key.
   *
   * @param values of the format, in the order of the places that a text in another language has;
   *     among them may be a {@link Word}, or an exception that is told in its own words
   */
  public static GeometryException told(String key, String format, Object... values) {
    Object[] english =
        Arrays.stream(values)
            .map(one -> one instanceof GeometryException e ? e.getMessage() : one)
            .toArray();
    return new GeometryException(String.format(Locale.ROOT, format, english), key, List.of(values));
  }

  /**
   * A word that other languages have under a key, too.
   *
   * @param english the word
   */
  public record Word(String english) {
    /** Returns the key. */
    public String key() {
      return "word-"
          + english.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("-$", "");
    }

    @Override
    public String toString() {
      return english;
    }
  }

  /** Returns the key by which other languages say it, empty where they have none. */
  public String key() {
    return key;
  }

  /** Returns what stands in the places of their texts. */
  public List<Object> arguments() {
    return arguments;
  }

  /** Throws where a condition does not hold, what {@link #told} says. */
  public static void requireTold(boolean condition, String key, String format, Object... values) {
    if (!condition) {
      throw told(key, format, values);
    }
  }

  /** Throws where a condition does not hold; the message as in {@link String#format}. */
  public static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new GeometryException(message, values);
    }
  }
}

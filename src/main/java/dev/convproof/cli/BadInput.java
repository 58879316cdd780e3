package dev.convproof.cli;

import dev.convproof.geometry.GeometryException;
import dev.convproof.message.Message;
import dev.convproof.proof.kernel.KernelException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a user typed, or a file that a user passed, cannot be used. The message is one
 * line that names what was wrong, where, and what would be right.
 */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message said;

  /** Says what was wrong, in the manner of {@link String#format}. */
  BadInput(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values), null, false, false);
    this.said = Message.verbatim(getMessage());
  }

  /** Says what was wrong, in any language. */
  BadInput(Message.Told said) {
    super(said.english(), null, false, false);
    this.said = said;
  }

  /** Returns what is wrong as whoever found it says it: in any language where that is known. */
  static Message said(Throwable wrong) {
    if (wrong instanceof BadInput input) {
      return input.said;
    }
    if (wrong instanceof KernelException kernel) {
      return kernel.said();
    }
    if (wrong instanceof GeometryException geometry && !geometry.key().isEmpty()) {
      return new Message.Told(
          geometry.getMessage(),
          geometry.key(),
          geometry.arguments().stream().map(BadInput::argument).toList());
    }
    return Message.verbatim(wrong.getMessage());
  }

  private static Message argument(Object one) {
    if (one instanceof Throwable cause) {
      return said(cause);
    }
    return one instanceof GeometryException.Word word
        ? Message.told(word.key(), "%s", word.english())
        : Message.verbatim(one);
  }

  /** Returns what is wrong with an argument, by what reading it found. */
  static BadInput in(Object argument, Throwable wrong) {
    return new BadInput(
        new Message.Told(
            argument + ": " + wrong.getMessage(),
            "in-argument",
            List.of(Message.verbatim(argument), said(wrong))));
  }

  static void requireTold(boolean condition, String key, String message, Object... values) {
    if (!condition) {
      throw new BadInput(Message.told(key, message, values));
    }
  }

  static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new BadInput(message, values);
    }
  }

  /** Such as {@code unknown strategy "im2co": did you mean im2col? Known are definition, …}. */
  static String unknown(String kind, String typed, Collection<String> known) {
    String all = String.join(", ", known);
    return nearest(typed, known)
        .map(
            name ->
                "unknown %s \"%s\": did you mean %s? Known are %s"
                    .formatted(kind, typed, name, all))
        .orElse("unknown %s \"%s\": known are %s".formatted(kind, typed, all));
  }

  /** Returns the message of {@link #unknown} in any language. */
  static Message.Told unknown(Message.Told kind, String typed, Collection<String> known) {
    String english = unknown(kind.english(), typed, known);
    Message all = Message.verbatim(String.join(", ", known));
    return nearest(typed, known)
        .map(
            name ->
                new Message.Told(
                    english,
                    "unknown-meant",
                    List.of(kind, Message.verbatim(typed), Message.verbatim(name), all)))
        .orElseGet(
            () ->
                new Message.Told(english, "unknown", List.of(kind, Message.verbatim(typed), all)));
  }

  static Optional<String> nearest(String typed, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 2));
  }

  /** The least number of characters inserted, removed and replaced (Levenshtein, 1965). */
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}

package dev.convproof.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * Something that a user typed, or a file that a user passed, cannot be used. The message is one
 * line that names what was wrong, where, and what would be right.
 */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, in the manner of {@link String#format}. */
  BadInput(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values), null, false, false);
  }

  static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new BadInput(message, values);
    }
  }

  /** Such as {@code unknown strategy "im2co": did you mean im2col? Known are definition, …}. */
  static String unknown(String kind, String typed, Collection<String> known) {
    String all = String.join(", ", known);
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 2))
        .map(
            name ->
                "unknown %s \"%s\": did you mean %s? Known are %s"
                    .formatted(kind, typed, name, all))
        .orElse("unknown %s \"%s\": known are %s".formatted(kind, typed, all));
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

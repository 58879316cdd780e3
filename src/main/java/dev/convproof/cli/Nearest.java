package dev.convproof.cli;

import java.util.Collection;
import java.util.Comparator;

/** Names what is known where a name is unknown, and the one that was perhaps meant. */
final class Nearest {
  private Nearest() {}

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

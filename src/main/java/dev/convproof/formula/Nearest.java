package dev.convproof.formula;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The known names nearest to a mistyped one: Levenshtein's distance, in which confusing two
 * characters that look alike (0 and o, 1 and i, upper and lower case) costs half.
 */
final class Nearest {
  private static final int EDIT = 2;
  private static final int CONFUSION = 1;
  private static final List<String> ALIKE = List.of("0o", "1il", "2z", "5s");

  private Nearest() {}

  /** All names at the least distance, unless more than half of the word would have to change. */
  static List<String> to(String word, List<String> names) {
    int least = names.stream().mapToInt(name -> distance(word, name)).min().orElse(EDIT);
    return least * 2 > word.length() * EDIT
        ? List.of()
        : names.stream().filter(name -> distance(word, name) == least).toList();
  }

  private static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).map(j -> j * EDIT).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i * EDIT;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + cost(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[j];
        row[j] = Math.min(replaced, EDIT + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static int cost(char a, char b) {
    if (a == b) {
      return 0;
    }
    char x = Character.toLowerCase(a);
    char y = Character.toLowerCase(b);
    boolean alike = x == y || ALIKE.stream().anyMatch(s -> s.indexOf(x) >= 0 && s.indexOf(y) >= 0);
    return alike ? CONFUSION : EDIT;
  }
}

package dev.convproof.formula;

import dev.convproof.formula.Tokenizer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Splits a word into the variables, and the function before a parenthesis, that it is made of: at
 * each place the longest one after which the rest still splits. The time is linear in the length.
 */
final class Words {
  private final FormulaText source;
  private final Vocabulary known;
  private final String word;
  private final int start;
  private final boolean called;

  /** Where the piece that begins at each place ends; 0 where no piece leaves a rest that splits. */
  private final int[] ends;

  private Words(FormulaText source, Vocabulary known, String word, int start, boolean called) {
    this.source = source;
    this.known = known;
    this.word = word;
    this.start = start;
    this.called = called;
    this.ends = new int[word.length()];
    for (int at = word.length() - 1; at >= 0; at--) {
      ends[at] = longestPieces(at).filter(this::splitsFrom).findFirst().orElse(0);
    }
  }

  /**
   * Returns the tokens of a word.
   *
   * @param start the word's position in the source
   * @param called whether a parenthesis follows, so that the last piece may be a function
   * @throws FormulaException if the word does not split
   */
  static List<Token> split(
      FormulaText source, Vocabulary known, String word, int start, boolean called) {
    Words words = new Words(source, known, word, start, called);
    if (!words.splitsFrom(0)) {
      throw words.unknown();
    }
    List<Token> tokens = new ArrayList<>();
    for (int at = 0; at < word.length(); at = words.ends[at]) {
      tokens.add(words.piece(at, words.ends[at]).orElseThrow());
    }
    return tokens;
  }

  /** Returns whether a word is made of known names. */
  static boolean splits(FormulaText source, Vocabulary known, String word, int start) {
    return new Words(source, known, word, start, false).splitsFrom(0);
  }

  private boolean splitsFrom(int at) {
    return at == word.length() || ends[at] > 0;
  }

  /** The ends of the pieces that begin at a place, the longest first. */
  private IntStream longestPieces(int at) {
    int furthest = Math.min(word.length(), at + known.longest());
    return IntStream.iterate(furthest, end -> end > at, end -> end - 1)
        .filter(end -> piece(at, end).isPresent());
  }

  private Optional<Token> piece(int from, int to) {
    String spelling = spelling(from, to);
    return known
        .find(spelling)
        .map(name -> token(Symbol.VARIABLE, name, from, to, known.isPlain(spelling)))
        .or(
            () ->
                Symbol.function(spelling)
                    .filter(function -> called && to == word.length())
                    .map(f -> token(f, f.text(), from, to, true)))
        .or(() -> multiplied(spelling, from, to));
  }

  /** An x that multiplies, or the number behind one. */
  private Optional<Token> multiplied(String spelling, int from, int to) {
    if (isCross(from) && to == from + 1 && (to < word.length() || called)) {
      return Optional.of(token(Symbol.TIMES, "*", from, to, false));
    }
    boolean behind = from > 0 && isCross(from - 1);
    boolean number = behind && spelling.chars().allMatch(Character::isDigit);
    return number ? Optional.of(token(Symbol.NUMBER, spelling, from, to, true)) : Optional.empty();
  }

  private boolean isCross(int at) {
    return Character.toLowerCase(word.charAt(at)) == 'x';
  }

  private Token token(Symbol symbol, String text, int from, int to, boolean plain) {
    return new Token(symbol, text, start + from, start + to, plain);
  }

  /** The characters of a piece; what is typed as a subscript is marked as one. */
  private String spelling(int from, int to) {
    String letters = word.substring(from, to);
    boolean subscript =
        to - from > 1
            && word.charAt(from + 1) != '_'
            && !source.isSubscript(start + from)
            && source.isSubscript(start + from + 1);
    return subscript ? letters.charAt(0) + "_" + letters.substring(1) : letters;
  }

  /** The error in a word that does not split, at the furthest letter that pieces lead to. */
  private FormulaException unknown() {
    int from = failure();
    int to = from + 1;
    while (!splitsFrom(to)) {
      to++;
    }
    if (isTorn(from, to) || known.isElsewhere(spelling(0, word.length()))) {
      from = 0;
      to = word.length();
    }
    String typed = source.typed(start + from, start + to);
    boolean function = isFunction(from, to) && suggestions(from, to).isEmpty();
    return source.error(
        start + from,
        Said.of(function ? "unknown-function" : "unknown-variable", typed),
        function ? functions() : remedy(from, to));
  }

  private static Said functions() {
    return Said.of(
        "known-are", String.join(" ", Symbol.functionNames().map(name -> name + "( )").toList()));
  }

  /** Returns whether letters before a parenthesis are too long for a variable of the section. */
  private boolean isFunction(int from, int to) {
    return called
        && to == word.length()
        && to - from > 2
        && word.substring(from, to).chars().allMatch(Character::isLetter);
  }

  /**
   * Returns whether a piece is rather named with the whole word: the rest is made of single
   * letters, as of any word, or what is nearest is near the whole.
   */
  private boolean isTorn(int from, int to) {
    boolean apart = isOfNames(0, from) && isOfNames(to, word.length());
    boolean alike = !Misspelling.nearest(word.substring(from, to), names(to), 1).isEmpty();
    boolean nearAll = suggestions(from, to).isEmpty() && !suggestions(0, word.length()).isEmpty();
    return nearAll || !(apart || alike);
  }

  /** Returns whether a part of the word splits into names that are longer than a letter. */
  private boolean isOfNames(int from, int to) {
    boolean[] reached = new boolean[word.length() + 1];
    reached[from] = true;
    for (int at = from; at < to; at++) {
      if (reached[at]) {
        int start = at;
        longestPieces(at).filter(end -> end > start + 1).forEach(end -> reached[end] = true);
      }
    }
    return reached[to];
  }

  private int failure() {
    boolean[] reached = new boolean[word.length() + 1];
    reached[0] = true;
    int furthest = 0;
    for (int at = 0; at < word.length(); at++) {
      if (reached[at] && Character.isLetterOrDigit(word.charAt(at))) {
        furthest = at;
        longestPieces(at).forEach(end -> reached[end] = true);
      }
    }
    return furthest;
  }

  private Said remedy(int from, int to) {
    List<String> suggestions = suggestions(from, to);
    if (suggestions.isEmpty()) {
      return Said.of("known-are", String.join(" ", known.names()));
    }
    int last = suggestions.size() - 1;
    String first = String.join(", ", suggestions.subList(0, last));
    return last == 0
        ? Said.of("did-you-mean", suggestions.get(0))
        : Said.of("did-you-mean-or", first, suggestions.get(last));
  }

  /** Returns what was perhaps meant; nothing for a name that means something else. */
  private List<String> suggestions(int from, int to) {
    if (known.isElsewhere(spelling(from, to))) {
      return List.of();
    }
    String typed = word.substring(from, to);
    return Misspelling.nearest(typed, names(to), Misspelling.most(typed)).stream()
        .map(name -> Symbol.function(name).isPresent() ? name + "( )" : name)
        .toList();
  }

  /** The names that a piece which ends at a place may be meant as; a function alone before ( . */
  private List<String> names(int to) {
    boolean function = called && to == word.length();
    return Stream.concat(
            known.names().stream(),
            Symbol.functionNames().filter(name -> function || name.equals(word)))
        .toList();
  }

  /**
   * Levenshtein's distance, in which confusing two characters that look alike (0 and o, 1 and i,
   * upper and lower case) costs half.
   */
  private static final class Misspelling {
    private static final int EDIT = 2;
    private static final int CONFUSION = 1;
    private static final List<String> ALIKE = List.of("0o", "1il", "2z", "5s");

    /**
     * The distance at which a word is still meant: an edit for two letters, and three more each.
     */
    static int most(String word) {
      return Math.max(CONFUSION, EDIT * ((word.length() + 1) / 3));
    }

    /** All names at the least distance, at most so far, that begin as the word does. */
    static List<String> nearest(String word, List<String> names, int most) {
      List<String> alike =
          names.stream().filter(name -> cost(word.charAt(0), name.charAt(0)) < EDIT).toList();
      int least = alike.stream().mapToInt(name -> distance(word, name)).min().orElse(most + 1);
      return least > most
          ? List.of()
          : alike.stream().filter(name -> distance(word, name) == least).toList();
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
      boolean alike =
          x == y || ALIKE.stream().anyMatch(s -> s.indexOf(x) >= 0 && s.indexOf(y) >= 0);
      return alike ? CONFUSION : EDIT;
    }
  }
}

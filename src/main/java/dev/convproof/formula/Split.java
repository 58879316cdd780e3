package dev.convproof.formula;

/**
 * The split of a word into variables: at each place the longest one after which the rest still
 * splits. The time is linear in the word's length.
 */
final class Split {
  private final String word;
  private final boolean called;
  private final Vocabulary known;

  /** The length of the piece at each place; 0 where no piece leaves a rest that splits. */
  private final int[] pieces;

  /** Splits a word; the last piece of one that is called, max( ), may be a function. */
  Split(String word, boolean called, Vocabulary known) {
    this.word = word;
    this.called = called;
    this.known = known;
    this.pieces = new int[word.length()];
    for (int at = word.length() - 1; at >= 0; at--) {
      pieces[at] = longestPiece(at);
    }
  }

  private int longestPiece(int at) {
    for (int end = furthestEnd(at); end > at; end--) {
      if (splitsFrom(end) && isPiece(at, end)) {
        return end - at;
      }
    }
    return 0;
  }

  String word() {
    return word;
  }

  boolean exists() {
    return splitsFrom(0);
  }

  /** Whether the rest of the word from a place on splits. */
  boolean splitsFrom(int at) {
    return at == word.length() || pieces[at] > 0;
  }

  int length(int at) {
    return pieces[at];
  }

  String text(int at) {
    return word.substring(at, at + pieces[at]);
  }

  /** Where a word that does not split fails: the furthest letter that pieces lead to. */
  int failure() {
    boolean[] reached = new boolean[word.length() + 1];
    reached[0] = true;
    int furthest = 0;
    for (int at = 0; at < word.length(); at++) {
      if (reached[at] && Character.isLetter(word.charAt(at))) {
        furthest = at;
        for (int end = furthestEnd(at); end > at; end--) {
          reached[end] |= isPiece(at, end);
        }
      }
    }
    return furthest;
  }

  private boolean isPiece(int from, int to) {
    String piece = word.substring(from, to);
    boolean last = to == word.length();
    return known.find(piece).isPresent() || (called && last && Function.named(piece).isPresent());
  }

  private int furthestEnd(int at) {
    return Math.min(word.length(), at + known.longest());
  }
}

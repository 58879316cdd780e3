package dev.convproof.proof.kernel;

import static dev.convproof.proof.kernel.KernelException.require;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a nested list from left to right. */
final class EntryReader {
  private static final int DEEPEST = 8;

  private final String text;
  private int at;
  private int numbers;

  EntryReader(String text) {
    this.text = text;
  }

  /** The one list that the text holds. */
  Entry read() {
    skipSpaces();
    require(peek() == '[', "position %d: %s: a kernel begins with \"[\"", at + 1, here());
    Entry entry = list(1);
    skipSpaces();
    require(
        at == text.length(),
        "position %d: %s after the end of the kernel: one list would be right",
        at + 1,
        here());
    return entry;
  }

  private Entry list(int depth) {
    int position = at + 1;
    require(
        depth <= DEEPEST, "position %d: the lists are nested more than %d deep", position, DEEPEST);
    at++;
    List<Entry> entries = new ArrayList<>();
    do {
      skipSpaces();
      require(peek() != ']' || !entries.isEmpty(), "position %d: this list is empty", position);
      entries.add(peek() == '[' ? list(depth + 1) : number());
      skipSpaces();
    } while (taken(','));
    require(taken(']'), "position %d: %s where \",\" or \"]\" is needed", at + 1, here());
    return new Entry.Nested(position, entries);
  }

  private Entry number() {
    int start = at;
    while (at < text.length() && "[], \t\n\r".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    require(at > start, "position %d: %s where a number is needed", at + 1, here());
    require(
        ++numbers <= Kernel.MOST_TAPS,
        "position %d: more than %d taps: a smaller kernel would be right",
        start + 1,
        Kernel.MOST_TAPS);
    return new Entry.Leaf(start + 1, ExactNumber.parse(text.substring(start, at), start + 1));
  }

  private boolean taken(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** The next character, or a character that no kernel has. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private String here() {
    return at < text.length() ? "\"" + text.charAt(at) + "\"" : "the end of the text";
  }
}

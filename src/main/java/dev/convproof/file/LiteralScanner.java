package dev.convproof.file;

import java.util.function.IntPredicate;

/** A position in a header's text. Messages count characters from 1. */
final class LiteralScanner {

  private final String text;
  private int at;

  LiteralScanner(String text) {
    this.text = text;
  }

  /** The next character that is not a space; NUL, which no literal holds, at the end. */
  char next() {
    takeWhile(Character::isWhitespace);
    return peek();
  }

  /** The character at the position, be it a space; NUL at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** Takes one character, which the caller needs. */
  char take(String described) throws MalformedNpy {
    if (at >= text.length()) {
      throw unexpected(described);
    }
    return text.charAt(at++);
  }

  /** Takes the next character, after spaces, if it is the one wanted. */
  boolean taken(char wanted) {
    boolean found = next() == wanted && at < text.length();
    at += found ? 1 : 0;
    return found;
  }

  String takeWhile(IntPredicate belongs) {
    int start = at;
    while (at < text.length() && belongs.test(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  void expect(char wanted, String described) throws MalformedNpy {
    if (!taken(wanted)) {
      throw unexpected(described);
    }
  }

  void expectEnd() throws MalformedNpy {
    next();
    if (at < text.length()) {
      throw unexpected("nothing more");
    }
  }

  int position() {
    return at;
  }

  void returnTo(int position) {
    at = position;
  }

  MalformedNpy unexpected(String wanted) {
    return new MalformedNpy(
        ("the header is not a Python dictionary: %s belongs at character %s, where %s; "
                + "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} would be right")
            .formatted(
                wanted,
                at + 1,
                at < text.length() ? "'" + text.charAt(at) + "' stands" : "it ends"));
  }
}

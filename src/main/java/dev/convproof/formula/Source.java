package dev.convproof.formula;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A formula as it was typed. Positions count code points, from 0; columns in messages, from 1. */
final class Source {
  /** Characters that a message quotes of one word. */
  private static final int QUOTED = 20;

  private final int[] points;

  /**
   * Takes a text whose characters all belong to the language.
   *
   * @throws FormulaException if it is empty, too long, or has another character
   */
  Source(String text) {
    points = text.codePoints().limit(Bounds.CHARACTERS + 1L).toArray();
    if (points.length > Bounds.CHARACTERS) {
      throw error(
          Bounds.CHARACTERS,
          "formula too long",
          "at most " + Bounds.CHARACTERS + " characters are read");
    }
    if (IntStream.of(points).allMatch(Alphabet::isSpace)) {
      throw error(0, "empty formula", "write for example 2*3");
    }
    IntStream.range(0, points.length).forEach(this::requireKnown);
  }

  private void requireKnown(int at) {
    if (!Alphabet.has(points[at])) {
      throw error(at, "unexpected " + name(points[at]), Foreign.remedy(points[at]));
    }
  }

  /** The text in canonical characters, one for each code point. */
  String canonical() {
    return IntStream.of(points)
        .mapToObj(point -> String.valueOf(Alphabet.canonical(point)))
        .collect(Collectors.joining());
  }

  /** What was typed from one position up to another, cut with an ellipsis if it is long. */
  String typed(int from, int to) {
    return to - from <= QUOTED
        ? new String(points, from, to - from)
        : new String(points, from, QUOTED) + "…";
  }

  /** The error at a position: what is wrong there, and what would be right. */
  FormulaException error(int at, String problem, String remedy) {
    return new FormulaException(at + 1, problem, remedy, caret(at));
  }

  private String caret(int at) {
    return Caret.under(points, at);
  }

  private static String name(int point) {
    return Caret.isVisible(point)
        ? "\"" + Character.toString(point) + "\""
        : String.format(Locale.ROOT, "character U+%04X", point);
  }
}

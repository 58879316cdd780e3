package dev.convproof.formula;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A formula as it was typed. Positions count code points, from 0; columns in messages, from 1. */
final class FormulaText {
  /** Characters that a message quotes of one word. */
  private static final int QUOTED = 20;

  /** Characters shown before and after the place; a longer line is cut, with an ellipsis. */
  private static final int AROUND = 36;

  private final int[] points;

  /**
   * Takes a text whose characters all belong to the language.
   *
   * @throws FormulaException if it is empty, too long, or has another character
   */
  FormulaText(String text) {
    points = text.codePoints().limit(Bounds.CHARACTERS + 1L).toArray();
    if (points.length > Bounds.CHARACTERS) {
      throw error(
          Bounds.CHARACTERS, Said.of("too-long"), Said.of("most-characters", Bounds.CHARACTERS));
    }
    if (IntStream.of(points).allMatch(Alphabet::isSpace)) {
      throw error(0, Said.of("empty"), Said.of("for-example"));
    }
    IntStream.range(0, points.length).forEach(this::requireKnown);
  }

  private void requireKnown(int at) {
    if (!Alphabet.has(points[at])) {
      throw error(at, Said.of("unexpected", name(points[at])), Alphabet.remedy(points[at]));
    }
  }

  /** The text in canonical characters, one for each code point. */
  String canonical() {
    return IntStream.of(points)
        .mapToObj(point -> String.valueOf(Alphabet.canonical(point)))
        .collect(Collectors.joining());
  }

  /** Returns whether the character at a position is typed as a subscript. */
  boolean isSubscript(int at) {
    return Alphabet.isSubscript(points[at]);
  }

  /**
   * Returns what was typed from one position up to another, on one line, cut with an ellipsis if
   * long.
   */
  String typed(int from, int to) {
    StringBuilder text = new StringBuilder();
    IntStream.range(from, Math.min(to, from + QUOTED))
        .map(at -> shown(points[at]))
        .forEach(text::appendCodePoint);
    return text + (to - from <= QUOTED ? "" : "…");
  }

  /** The error at a position: what is wrong there, and what would be right. */
  FormulaException error(int at, Said problem, Said remedy) {
    return new FormulaException(at + 1, problem, remedy, caret(at));
  }

  /** Two lines as a terminal shows them: the source, and a caret under a position. */
  private String caret(int at) {
    int from = Math.max(0, at - AROUND);
    int to = Math.min(points.length, at + AROUND);
    StringBuilder line = new StringBuilder(from > 0 ? "…" : "");
    StringBuilder below = new StringBuilder(from > 0 ? " " : "");
    for (int i = from; i < to; i++) {
      int shown = shown(points[i]);
      line.appendCodePoint(shown);
      below.append(i < at ? " ".repeat(width(shown)) : "");
    }
    return line + (to < points.length ? "…" : "") + System.lineSeparator() + below + "^";
  }

  /** Returns whether the character can be shown in one line without disturbing its neighbours. */
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  private static int shown(int point) {
    if (isVisible(point)) {
      return point;
    }
    return Alphabet.isSpace(point) ? ' ' : '\uFFFD';
  }

  /** Terminal cells: 2 for East Asian wide and full-width characters and emoji, otherwise 1. */
  private static int width(int point) {
    boolean wide =
        Character.isIdeographic(point)
            || (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x3000 && point <= 0x30FF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xFF01 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x1F300 && point <= 0x1FAFF);
    return wide ? 2 : 1;
  }

  private static Object name(int point) {
    return isVisible(point)
        ? "\"" + Character.toString(point) + "\""
        : Said.of("character", String.format(Locale.ROOT, "U+%04X", point));
  }
}

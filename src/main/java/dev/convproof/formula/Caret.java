package dev.convproof.formula;

/** A line of source with a caret under one place, aligned as a terminal shows it. */
final class Caret {
  /** Characters shown before and after the place; a longer line is cut, with an ellipsis. */
  private static final int AROUND = 36;

  private Caret() {}

  /** Two lines: the source, and the caret under the code point at a position. */
  static String under(int[] points, int at) {
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

  /** Whether the character can be shown in one line without disturbing its neighbours. */
  static boolean isVisible(int point) {
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
}

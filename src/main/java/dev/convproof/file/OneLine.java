package dev.convproof.file;

import java.util.Locale;

/** Text from outside on one line: control characters are shown by their code, not obeyed. */
public final class OneLine {
  private OneLine() {}

  /** The text without line breaks, and without what would move a terminal's cursor. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.append(printable(c)));
    return line.toString();
  }

  private static String printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          String.format(Locale.ROOT, "\\u%04x", codePoint);
      default -> Character.toString(codePoint);
    };
  }
}

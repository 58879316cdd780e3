package dev.convproof.formula;

/** What to write instead of a character that the language does not have. */
final class Foreign {
  private Foreign() {}

  static String remedy(int point) {
    return switch (point) {
      case '=', '＝' -> "write only what is right of it";
      case '.', '．', '。' -> "write a fraction such as 1/2, and * to multiply";
      case '[', ']', '［', '］', '【', '】' -> "group with ( ), round down with floor( )";
      case '%', '％' -> "there is no remainder; a-b*floor(a/b) is one";
      case '\\' -> "write * for \\times, and a/b for \\frac";
      default ->
          Character.isLetter(point) ? "names have the letters a to z" : "write + - * / ^ ( )";
    };
  }
}

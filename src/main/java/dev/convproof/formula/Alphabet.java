package dev.convproof.formula;

import java.text.Normalizer;

/**
 * The characters of the language. Keyboards, books and input methods write one thing in many ways;
 * each code point is replaced by at most one canonical character, so that positions stay those of
 * the source.
 */
final class Alphabet {
  private static final char NONE = 0;
  private static final String SIGNS = "+-*/^(),_{}[]=%.;$\\\"·÷⌊⌋⌈⌉⁰¹²³⁴⁵⁶⁷⁸⁹向上下取整";
  private static final String DASHES = "−‐‑‒–—﹣－";
  private static final String DOTS = "×·∙⋅•‧・✕✖\u2062";
  private static final String SLASHES = "∕⁄／";

  /** Quotation marks, which may stand around a formula. */
  private static final String QUOTES = "'`\"“”‘’「」『』＂＇";

  /** What ends a sentence, and what Chinese counts rows, columns and times with. */
  private static final String ENDS = ";；。！!行列个次";

  /** Invisible characters that web pages and editors leave in copied text. */
  private static final String INVISIBLE = "\u200B\u2060\uFEFF";

  private Alphabet() {}

  /** Returns whether the language has this character, in any of its forms. */
  static boolean has(int point) {
    return canonical(point) != NONE;
  }

  /** The canonical character; 0 where the language does not have it. */
  static char canonical(int point) {
    char folded = folded(point);
    return isPlain(folded) ? folded : NONE;
  }

  static boolean isSpace(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || INVISIBLE.indexOf(point) >= 0;
  }

  private static char folded(int point) {
    if (isSpace(point)) {
      return ' ';
    }
    if (DASHES.indexOf(point) >= 0) {
      return '-';
    }
    if (DOTS.indexOf(point) >= 0) {
      return '·';
    }
    if (SLASHES.indexOf(point) >= 0) {
      return '/';
    }
    if (QUOTES.indexOf(point) >= 0) {
      return '"';
    }
    if (ENDS.indexOf(point) >= 0) {
      return ';';
    }
    return switch (point) {
      case '∗' -> '*';
      case '∆' -> 'Δ'; // the sign of an increment
      case '【', '〔' -> '[';
      case '】', '〕' -> ']';
      default -> compatible(point);
    };
  }

  /** Full-width forms, subscripts and mathematical letters; not superscripts: those are powers. */
  private static char compatible(int point) {
    if (isSubscript(point) || isStyled(point) || (point >= 0xFF01 && point <= 0xFF5E)) {
      String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
      return plain.length() == 1 ? plain.charAt(0) : NONE;
    }
    return Character.isBmpCodePoint(point) ? (char) point : NONE;
  }

  /** Mathematical italic and the like; its italic h is Planck's constant, ℎ. */
  private static boolean isStyled(int point) {
    return point == 0x210E || (point >= 0x1D400 && point <= 0x1D7FF);
  }

  private static boolean isPlain(char c) {
    return c == ' ' || isLetter(c) || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 'Δ' || c == 'δ';
  }

  /** Returns what to write instead of a character that the language does not have. */
  static Said remedy(int point) {
    return Said.of(Character.isLetter(point) ? "letters" : "signs");
  }

  /** Returns whether a character is typed as a subscript. */
  static boolean isSubscript(int point) {
    return (point >= 0x2080 && point <= 0x2089)
        || (point >= 0x2090 && point <= 0x209C)
        || (point >= 0x1D62 && point <= 0x1D65);
  }
}

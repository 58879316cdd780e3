package dev.convproof.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The symbols of the language, each with its spellings. A new sign, bracket or function is a line
 * here; what it means is a line in {@link FormulaParser}.
 */
enum Symbol {
  NUMBER,
  /** Raised digits, which are an exponent. */
  RAISED,
  VARIABLE,
  /** A character that stands in names only, typed outside of one. */
  STRAY,
  /** What ends a sentence, or closes a quotation or a displayed formula. */
  CLOSING(".", ";", "\"", "$", "\\(", "\\)", "\\[", "\\]"),
  END,

  PLUS("+"),
  MINUS("-"),
  TIMES("*", "·", "\\times", "\\cdot", "\\ast"),
  DIVIDE("/", "÷", "\\div"),
  FLOOR_DIVIDE("//", "div"),
  REMAINDER("%", "\\%", "\\bmod", "\\mod", "mod"),
  POWER("^", "**"),
  COMMA(","),
  EQUALS("="),

  RIGHT_PAREN(")"),
  RIGHT_BRACE("}"),
  RIGHT_GAUSS("]"),
  RIGHT_FLOOR("⌋", "\\rfloor"),
  RIGHT_CEIL("⌉", "\\rceil"),
  LEFT_PAREN(RIGHT_PAREN, "("),
  LEFT_BRACE(RIGHT_BRACE, "{"),
  /** Gauss brackets, which round down. */
  LEFT_GAUSS(RIGHT_GAUSS, "["),
  LEFT_FLOOR(RIGHT_FLOOR, "⌊", "\\lfloor"),
  LEFT_CEIL(RIGHT_CEIL, "⌈", "\\lceil"),

  /** LaTeX's fraction, of two groups in braces. */
  FRACTION("\\frac", "\\dfrac", "\\tfrac"),

  FLOOR("floor", "取整", "下取整", "向下取整"),
  CEIL("ceil", "ceiling", "上取整", "向上取整"),
  /** Rounds towards 0. */
  INT("int", "trunc", "fix"),
  /** Changes nothing: a number is exact. */
  FLOAT("float"),
  MAX("max", "\\max"),
  MIN("min", "\\min");

  private static final Map<String, Symbol> SIGNS =
      Arrays.stream(values())
          .flatMap(symbol -> symbol.spellings.stream().map(text -> Map.entry(text, symbol)))
          .filter(entry -> !(entry.getValue().isFunction() && isWord(entry.getKey())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, Symbol> FUNCTIONS =
      Arrays.stream(values())
          .filter(Symbol::isFunction)
          .flatMap(symbol -> symbol.spellings.stream().map(text -> Map.entry(text, symbol)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Optional<Symbol> right;
  private final List<String> spellings;

  Symbol(String... spellings) {
    this.right = Optional.empty();
    this.spellings = List.of(spellings);
  }

  Symbol(Symbol right, String... spellings) {
    this.right = Optional.of(right);
    this.spellings = List.of(spellings);
  }

  /** Returns the sign with this spelling; one in letters may be in upper case. */
  static Symbol sign(String text) {
    return Optional.ofNullable(SIGNS.get(text))
        .orElseGet(() -> SIGNS.getOrDefault(text.toLowerCase(Locale.ROOT), STRAY));
  }

  /** Returns the function with this name, in upper or lower case. */
  static Optional<Symbol> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the usual names of the functions that do something. */
  static Stream<String> functionNames() {
    return Arrays.stream(values())
        .filter(Symbol::isFunction)
        .filter(one -> one != FLOAT)
        .map(Symbol::text);
  }

  private static boolean isWord(String spelling) {
    return Character.isLetter(spelling.charAt(0));
  }

  /** Returns the usual spelling. */
  String text() {
    return spellings.get(0);
  }

  /** Returns the right bracket that a left one needs; empty for all else. */
  Optional<Symbol> right() {
    return right;
  }

  boolean isRightBracket() {
    return compareTo(RIGHT_PAREN) >= 0 && compareTo(RIGHT_CEIL) <= 0;
  }

  boolean isFunction() {
    return compareTo(FLOOR) >= 0;
  }

  /** Returns whether this is a function of two or more values. */
  boolean takesSeveral() {
    return this == MAX || this == MIN;
  }

  /** Returns whether a factor that starts so may follow another without a sign between them. */
  boolean startsFactor() {
    return this == VARIABLE || this == FRACTION || right.isPresent() || isFunction();
  }

  /** Returns whether a factor may end so. */
  boolean endsFactor() {
    return this == NUMBER || this == RAISED || this == VARIABLE || isRightBracket();
  }
}

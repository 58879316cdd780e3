package dev.convproof.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
  END,

  PLUS("+"),
  MINUS("-"),
  TIMES("*", "·"),
  DIVIDE("/", "÷"),
  FLOOR_DIVIDE("//"),
  POWER("^", "**"),
  COMMA(","),

  RIGHT_PAREN(")"),
  RIGHT_FLOOR("⌋"),
  RIGHT_CEIL("⌉"),
  LEFT_PAREN(RIGHT_PAREN, "("),
  LEFT_FLOOR(RIGHT_FLOOR, "⌊"),
  LEFT_CEIL(RIGHT_CEIL, "⌈"),

  FLOOR("floor"),
  CEIL("ceil"),
  MAX("max"),
  MIN("min");

  private static final Map<String, Symbol> SIGNS =
      Arrays.stream(values())
          .filter(symbol -> !symbol.isFunction())
          .flatMap(symbol -> symbol.spellings.stream().map(text -> Map.entry(text, symbol)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, Symbol> FUNCTIONS =
      Arrays.stream(values())
          .filter(Symbol::isFunction)
          .collect(Collectors.toMap(Symbol::text, Function.identity()));

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

  /** Returns the sign with this spelling. */
  static Symbol sign(String text) {
    return SIGNS.getOrDefault(text, STRAY);
  }

  /** Returns the function with this name, in upper or lower case. */
  static Optional<Symbol> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the names of all functions. */
  static Stream<String> functionNames() {
    return Arrays.stream(values()).filter(Symbol::isFunction).map(Symbol::text);
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
    return this == RIGHT_PAREN || this == RIGHT_FLOOR || this == RIGHT_CEIL;
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
    return this == VARIABLE || right.isPresent() || isFunction();
  }

  /** Returns whether a factor may end so. */
  boolean endsFactor() {
    return this == NUMBER || this == RAISED || this == VARIABLE || isRightBracket();
  }
}

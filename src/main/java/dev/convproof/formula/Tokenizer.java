package dev.convproof.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a formula apart into tokens: words are split into variables and functions, and brackets are
 * paired, so that a missing one is named as such and the parser's recursion is bounded.
 */
final class Tokenizer {
  private static final String TYPEFACE = "\\\\(?:text|textrm|textit|mathrm|mathit|operatorname)";
  private static final String TYPESET = TYPEFACE + "\\{[A-Za-z0-9]++(?:\\\\?_[A-Za-z0-9]++)*+\\}";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<number>[0-9]+)(?:\\.0+(?![0-9]))?"
              + "|(?<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
              + "|(?<module>(?:math|Math|np|numpy|jnp|torch|tf(?:\\.math)?)\\.(?=[a-z]+\\())"
              + "|(?<times>(?<=[0-9)\\]}⌋⌉ ])[xX](?=[ 0-9(\\[{⌊⌈]))"
              + "|(?<operator>(?<![A-Za-z0-9_])(?:mod|div|MOD|DIV)(?![A-Za-z0-9_(]))"
              + "|(?<function>[向上下]*取整)"
              + "|(?<word>(?:[A-Za-zΔδ]|\\\\[Dd]elta(?![A-Za-z])|"
              + TYPESET
              + ")(?:[A-Za-z0-9Δδ]++|\\\\?_[A-Za-z0-9]|_\\{[A-Za-z0-9]++\\}|_\\{?"
              + TYPESET
              + "\\}?)*+(?:\\[[0-9]\\])?)"
              + "|(?<spacing>\\\\(?:left|right|[bB]igg?[lr]?|q?quad|displaystyle|limits)(?![A-Za-z])"
              + "|\\\\[,:;! ]|\\^\\{\\[l-1\\]\\}|(?<=[fkpsFKPS])\\^\\{\\[l\\]\\}|"
              + TYPEFACE
              + "(?![A-Za-z]))"
              + "|(?<sign>\\*\\*|//|\\\\[A-Za-z]+|\\\\[^A-Za-z]|[^ ])");

  private static final String COMMANDS =
      "\\frac{}{} \\lfloor \\rfloor \\lceil \\rceil \\times \\cdot \\left \\right \\text{}";

  /** What stands left of an equals sign that comes first. */
  private static final Pattern LEFT_SIDE =
      Pattern.compile(
          "[ $\"]*(?<name>[A-Za-z][A-Za-z0-9_{}\\\\ ]*?)(?<prime>\"|\\^\\{?\\\\prime\\}?|\\^\\{\\[l\\]\\})? *=");

  /** What stands right of an equals sign that comes last. */
  private static final Pattern RIGHT_SIDE =
      Pattern.compile("=[ ]*(?<name>[A-Za-z][A-Za-z0-9_{}\\\\ ]*?)[ $\";.,]*$");

  private final FormulaText source;
  private final Vocabulary known;

  /**
   * A symbol, where it was typed.
   *
   * @param text a variable's name, a number's digits, or the usual spelling
   * @param start its first position
   * @param end the position after its last
   * @param plain whether it is typed as messages show it, but for case, typeface and subscript
   */
  record Token(Symbol symbol, String text, int start, int end, boolean plain) {
    Token(Symbol symbol, String text, int start, int end) {
      this(symbol, text, start, end, true);
    }

    boolean is(Symbol wanted) {
      return symbol == wanted;
    }
  }

  private Tokenizer(FormulaText source, Vocabulary known) {
    this.source = source;
    this.known = known;
  }

  /**
   * Returns the tokens, the last of them {@link Symbol#END}.
   *
   * @throws FormulaException if a word is not made of known names, a bracket has no partner,
   *     brackets are nested too deep, a comma stands outside of max( ) and min( ), or what stands
   *     left of an equals sign is not what is asked for
   */
  static List<Token> tokens(FormulaText source, Vocabulary known) {
    Tokenizer tokenizer = new Tokenizer(source, known);
    List<Token> tokens = tokenizer.read();
    tokenizer.pairBrackets(tokens);
    return tokens;
  }

  private List<Token> read() {
    String text = source.canonical();
    List<Token> tokens = new ArrayList<>();
    Matcher next = TOKEN.matcher(text);
    int from = leftSide(text);
    next.region(from, from > 0 ? text.length() : rightSide(text));
    next.useTransparentBounds(true);
    while (next.find()) {
      int start = next.start();
      int end = next.end();
      if (next.group("word") != null) {
        boolean called = text.substring(end).stripLeading().startsWith("(");
        tokens.addAll(Words.split(source, known, next.group(), start, called));
      } else if (next.group("sign") != null) {
        tokens.add(sign(next.group(), start, end));
      } else if (next.group("operator") != null) {
        Symbol operator = Symbol.sign(next.group());
        tokens.add(new Token(operator, operator.text(), start, end, false));
      } else if (next.group("function") != null) {
        tokens.add(function(next.group(), start, end));
      } else if (next.group("number") != null) {
        tokens.add(new Token(Symbol.NUMBER, next.group("number"), start, end));
      } else if (next.group("raised") != null) {
        tokens.add(new Token(Symbol.RAISED, next.group(), start, end));
      } else if (next.group("times") != null) {
        tokens.add(new Token(Symbol.TIMES, "*", start, end, false));
      }
    }
    closeSentence(tokens);
    tokens.add(new Token(Symbol.END, "", text.length(), text.length()));
    return tokens;
  }

  private Token function(String text, int start, int end) {
    Symbol function =
        Symbol.function(text)
            .orElseThrow(
                () ->
                    source.error(
                        start,
                        Said.of("unknown-function", text),
                        Said.of("known-are", "向下取整 向上取整")));
    return new Token(function, function.text(), start, end, false);
  }

  /** A comma behind the formula ends a sentence, too. */
  private static void closeSentence(List<Token> tokens) {
    for (int at = tokens.size() - 1; at >= 0; at--) {
      Token token = tokens.get(at);
      if (token.is(Symbol.COMMA)) {
        tokens.set(at, new Token(Symbol.CLOSING, token.text(), token.start(), token.end()));
      } else if (!token.is(Symbol.CLOSING)) {
        break;
      }
    }
  }

  private Token sign(String text, int start, int end) {
    Symbol symbol = Symbol.sign(text);
    if (symbol == Symbol.STRAY && text.startsWith("\\")) {
      throw source.error(
          start,
          Said.of("unknown-command", source.typed(start, end)),
          Said.of("known-are", COMMANDS));
    }
    return new Token(symbol, text, start, end);
  }

  /** Returns where the formula starts, behind an equals sign whose left side is what is asked. */
  private int leftSide(String text) {
    Matcher left = LEFT_SIDE.matcher(text);
    if (!left.lookingAt()) {
      return 0;
    }
    String prime = left.group("prime") == null ? "" : Vocabulary.PRIME;
    if (!known.isAsked(left.group("name") + prime)) {
      String typed = source.typed(left.start("name"), left.end("name"));
      throw source.error(
          left.start("name"), Said.of("not-asked", typed), Said.of("right-of-equals"));
    }
    return left.end();
  }

  /** Returns where the formula ends, before an equals sign whose right side is what is asked. */
  private int rightSide(String text) {
    Matcher right = RIGHT_SIDE.matcher(text);
    boolean named = right.find() && known.isAsked(right.group("name")) && right.start() > 0;
    return named && !Words.splits(source, known, right.group("name"), right.start("name"))
        ? right.start()
        : text.length();
  }

  private record Open(Token bracket, boolean takesSeveral) {}

  private void pairBrackets(List<Token> tokens) {
    Deque<Open> open = new ArrayDeque<>();
    boolean takesSeveral = false;
    for (Token token : tokens) {
      if (token.symbol().right().isPresent()) {
        open.push(new Open(token, takesSeveral));
        if (open.size() > Bounds.NESTING) {
          throw source.error(
              token.start(), Said.of("nested"), Said.of("most-levels", Bounds.NESTING));
        }
      } else if (token.symbol().isRightBracket()) {
        close(token, open);
      } else if (token.is(Symbol.COMMA) && (open.isEmpty() || !open.peek().takesSeveral())) {
        throw source.error(token.start(), Said.of("unexpected", ","), Said.of("several-values"));
      }
      takesSeveral = token.symbol().takesSeveral();
    }
    if (!open.isEmpty()) {
      Token last = open.pop().bracket();
      Said remedy = Said.of("where-it-ends", right(last));
      throw source.error(last.start(), Said.of("unclosed", last.text()), remedy);
    }
  }

  private void close(Token right, Deque<Open> open) {
    if (open.isEmpty()) {
      throw source.error(
          right.start(), Said.of("unmatched", right.text()), Said.of("nothing-open"));
    }
    Token left = open.pop().bracket();
    if (!right.is(left.symbol().right().orElseThrow())) {
      Said remedy = Said.of("closes-with", left.text(), left.start() + 1, right(left));
      throw source.error(right.start(), Said.of("unexpected", right.text()), remedy);
    }
  }

  private static String right(Token left) {
    return left.symbol().right().orElseThrow().text();
  }
}

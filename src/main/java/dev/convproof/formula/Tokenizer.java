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
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<number>[0-9]+)"
              + "|(?<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
              + "|(?<word>[A-Za-z](?:[A-Za-z0-9]++|_[A-Za-z0-9]|_\\{[A-Za-z0-9]++\\})*+)"
              + "|(?<sign>\\*\\*|//|[^ ])");

  private final FormulaText source;
  private final Vocabulary known;

  /**
   * A symbol, where it was typed.
   *
   * @param text a variable's name, a number's digits, or the usual spelling
   * @param start its first position
   * @param end the position after its last
   */
  record Token(Symbol symbol, String text, int start, int end) {
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
   *     brackets are nested too deep, or a comma stands outside of max( ) and min( )
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
    int end = 0;
    while (next.find()) {
      int start = next.start();
      end = next.end();
      if (next.group("word") != null) {
        boolean called = text.substring(end).stripLeading().startsWith("(");
        tokens.addAll(Words.split(source, known, next.group(), start, called));
      } else if (next.group("sign") != null) {
        tokens.add(new Token(Symbol.sign(next.group()), next.group(), start, end));
      } else {
        Symbol symbol = next.group("raised") == null ? Symbol.NUMBER : Symbol.RAISED;
        tokens.add(new Token(symbol, next.group(), start, end));
      }
    }
    tokens.add(new Token(Symbol.END, "", end, end));
    return tokens;
  }

  private record Open(Token bracket, boolean takesSeveral) {}

  private void pairBrackets(List<Token> tokens) {
    Deque<Open> open = new ArrayDeque<>();
    boolean takesSeveral = false;
    for (Token token : tokens) {
      if (token.symbol().right().isPresent()) {
        open.push(new Open(token, takesSeveral));
        if (open.size() > Bounds.NESTING) {
          String remedy = "at most " + Bounds.NESTING + " levels are read";
          throw source.error(token.start(), "nested too deep", remedy);
        }
      } else if (token.symbol().isRightBracket()) {
        close(token, open);
      } else if (token.is(Symbol.COMMA) && (open.isEmpty() || !open.peek().takesSeveral())) {
        String remedy = "only max( ) and min( ) take several values";
        throw source.error(token.start(), "unexpected ,", remedy);
      }
      takesSeveral = token.symbol().takesSeveral();
    }
    if (!open.isEmpty()) {
      Token last = open.pop().bracket();
      String remedy = "write " + right(last) + " where it ends";
      throw source.error(last.start(), "unclosed " + last.text(), remedy);
    }
  }

  private void close(Token right, Deque<Open> open) {
    if (open.isEmpty()) {
      throw source.error(right.start(), "unmatched " + right.text(), "nothing is open here");
    }
    Token left = open.pop().bracket();
    if (!right(left).equals(right.text())) {
      String opened = left.text() + " at column " + (left.start() + 1);
      String remedy = "the " + opened + " closes with " + right(left);
      throw source.error(right.start(), "unexpected " + right.text(), remedy);
    }
  }

  private static String right(Token left) {
    return left.symbol().right().orElseThrow().text();
  }
}

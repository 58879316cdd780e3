package dev.convproof.formula;

import dev.convproof.formula.syntax.FormulaSyntaxParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/**
 * Pairs the brackets before parsing, so that the parser's recursion is bounded and a missing
 * bracket is named as such.
 */
final class Brackets {
  private static final Map<String, String> PAIRS = Map.of("(", ")", "⌊", "⌋", "⌈", "⌉");

  private final Source source;
  private final Deque<Open> open = new ArrayDeque<>();

  private record Open(Token bracket, boolean takesSeveral) {}

  Brackets(Source source) {
    this.source = source;
  }

  /**
   * Checks that brackets pair, that they are not nested too deep, and that commas stand in max( )
   * or min( ) only.
   *
   * @throws FormulaException if not
   */
  void check(Iterable<Token> tokens) {
    boolean takesSeveral = false;
    for (Token token : tokens) {
      if (PAIRS.containsKey(token.getText())) {
        open(new Open(token, takesSeveral));
      } else if (PAIRS.containsValue(token.getText())) {
        close(token);
      } else if (token.getType() == FormulaSyntaxParser.COMMA) {
        separate(token);
      }
      int type = token.getType();
      takesSeveral = type == FormulaSyntaxParser.MAX || type == FormulaSyntaxParser.MIN;
    }
    if (!open.isEmpty()) {
      Token last = open.pop().bracket();
      throw error(last, "unclosed " + last.getText(), "write " + right(last) + " where it ends");
    }
  }

  private void open(Open opened) {
    open.push(opened);
    if (open.size() > Bounds.NESTING) {
      String remedy = "at most " + Bounds.NESTING + " levels are read";
      throw error(opened.bracket(), "nested too deep", remedy);
    }
  }

  private void close(Token token) {
    if (open.isEmpty()) {
      throw error(token, "unmatched " + token.getText(), "nothing is open here");
    }
    Token left = open.pop().bracket();
    if (!right(left).equals(token.getText())) {
      String opened = left.getText() + " at column " + (left.getStartIndex() + 1);
      throw error(
          token, "unexpected " + token.getText(), "the " + opened + " closes with " + right(left));
    }
  }

  private void separate(Token comma) {
    if (open.isEmpty() || !open.peek().takesSeveral()) {
      throw error(comma, "unexpected ,", "only max( ) and min( ) take several values");
    }
  }

  private static String right(Token left) {
    return PAIRS.get(left.getText());
  }

  private FormulaException error(Token token, String problem, String remedy) {
    return source.error(token.getStartIndex(), problem, remedy);
  }
}

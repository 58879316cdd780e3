package dev.convproof.formula;

import dev.convproof.formula.syntax.FormulaSyntaxParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Turns the parser's first error into a {@link FormulaException}. What was expected follows from
 * the token before: brackets and commas were paired already.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
  private final Source source;

  SyntaxErrors(Source source) {
    this.source = source;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    throw error(parser);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw error(parser);
  }

  /** Looks for no error before the parser meets it. */
  @Override
  public void sync(Parser parser) {}

  private FormulaException error(Parser parser) {
    Token found = parser.getCurrentToken();
    Token before = parser.getInputStream().LT(-1);
    if (found.getType() != Token.EOF) {
      String problem = "unexpected " + typed(found);
      return source.error(found.getStartIndex(), problem, remedy(before, found));
    }
    int end = before.getStopIndex() + 1;
    return source.error(end, "unexpected end", remedy(before, found));
  }

  private String remedy(Token before, Token found) {
    if (before == null) {
      return "a formula starts with a number, a variable or (";
    }
    return switch (before.getType()) {
      case FormulaSyntaxParser.POWER -> "an exponent is a number from 0 to " + Bounds.EXPONENT;
      case FormulaSyntaxParser.NUMBER,
          FormulaSyntaxParser.SUPERSCRIPT,
          FormulaSyntaxParser.VARIABLE,
          FormulaSyntaxParser.RIGHT_PAREN,
          FormulaSyntaxParser.RIGHT_FLOOR,
          FormulaSyntaxParser.RIGHT_CEIL ->
          afterOperand(before, found);
      default -> "expected a number, a variable or ( after " + typed(before);
    };
  }

  private String afterOperand(Token before, Token found) {
    return switch (found.getType()) {
      case FormulaSyntaxParser.NUMBER ->
          "write * between " + typed(before) + " and " + typed(found);
      case FormulaSyntaxParser.POWER, FormulaSyntaxParser.SUPERSCRIPT ->
          "put the power before it in parentheses";
      default -> "expected + - * / after " + typed(before);
    };
  }

  private String typed(Token token) {
    return source.typed(token.getStartIndex(), token.getStopIndex() + 1);
  }
}

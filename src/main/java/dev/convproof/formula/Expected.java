package dev.convproof.formula;

import dev.convproof.formula.Tokenizer.Token;
import java.util.List;

/** What would be right where a formula cannot go on: it follows from the token before. */
final class Expected {
  private Expected() {}

  /** Returns the error at a token. */
  static FormulaException at(FormulaText source, List<Token> tokens, int at) {
    Token found = tokens.get(at);
    Said problem =
        found.is(Symbol.END)
            ? Said.of("unexpected-end")
            : Said.of("unexpected", typed(source, found));
    Said remedy = at == 0 ? Said.of("starts-with") : remedy(source, tokens.get(at - 1), found);
    return source.error(found.start(), problem, remedy);
  }

  private static Said remedy(FormulaText source, Token before, Token found) {
    if (before.is(Symbol.FRACTION) || found.is(Symbol.LEFT_BRACE)) {
      return Said.of("write", "\\frac{h}{2}");
    }
    if (before.is(Symbol.POWER)) {
      return Said.of("exponent", Bounds.EXPONENT);
    }
    String last = typed(source, before);
    if (before.symbol().isFunction()) {
      return Said.of("expected-parenthesis", last);
    }
    if (!before.symbol().endsFactor()) {
      return Said.of("expected-operand", last);
    }
    return switch (found.symbol()) {
      case CLOSING ->
          typed(source, found).equals(".")
              ? Said.of("no-decimals")
              : Said.of("expected-operator", last);
      case EQUALS -> Said.of("right-of-it");
      case NUMBER -> Said.of("write-between", last, typed(source, found));
      case POWER, RAISED -> Said.of("power-in-parentheses");
      default -> Said.of("expected-operator", last);
    };
  }

  private static String typed(FormulaText source, Token token) {
    return source.typed(token.start(), token.end());
  }
}

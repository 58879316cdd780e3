package dev.convproof.formula;

import dev.convproof.formula.syntax.FormulaSyntaxLexer;
import dev.convproof.formula.syntax.FormulaSyntaxParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Replaces each word by the variables, and the function before a parenthesis, that it is made of.
 */
final class Words {
  private final Source source;
  private final Vocabulary known;

  Words(Source source, Vocabulary known) {
    this.source = source;
    this.known = known;
  }

  /**
   * The tokens with their words split.
   *
   * @throws FormulaException if a word cannot be split
   */
  List<Token> split(List<? extends Token> tokens) {
    List<Token> split = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.getType() == FormulaSyntaxLexer.WORD) {
        split.addAll(pieces(token, isParenthesis(tokens, i + 1)));
      } else {
        split.add(token);
      }
    }
    return split;
  }

  private static boolean isParenthesis(List<? extends Token> tokens, int i) {
    return i < tokens.size() && tokens.get(i).getType() == FormulaSyntaxLexer.LEFT_PAREN;
  }

  private List<Token> pieces(Token word, boolean called) {
    Split split = new Split(word.getText(), called, known);
    if (!split.exists()) {
      throw new UnknownWord(split, known).error(source, word.getStartIndex());
    }
    List<Token> pieces = new ArrayList<>();
    for (int at = 0; at < word.getText().length(); at += split.length(at)) {
      pieces.add(piece(word.getStartIndex() + at, split.text(at)));
    }
    return pieces;
  }

  private Token piece(int start, String spelling) {
    CommonToken token =
        known
            .find(spelling)
            .map(name -> new CommonToken(FormulaSyntaxParser.VARIABLE, name))
            .or(() -> Function.named(spelling).map(f -> new CommonToken(f.token(), f.text())))
            .orElseThrow();
    token.setStartIndex(start);
    token.setStopIndex(start + spelling.length() - 1);
    return token;
  }
}

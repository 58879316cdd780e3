package dev.convproof.formula;

import dev.convproof.formula.syntax.FormulaSyntaxLexer;
import dev.convproof.formula.syntax.FormulaSyntaxParser;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Reads formulas; the package's description says what is read, and how. */
public final class FormulaParser {
  private FormulaParser() {}

  /**
   * Reads a formula.
   *
   * @param known the variables that it may name
   * @throws FormulaException if the text is no formula, names another variable, exceeds {@link
   *     Bounds}, or divides by a constant that is zero whichever way {@link Division} reads it
   */
  public static Formula parse(String text, Vocabulary known) {
    Source source = new Source(text);
    List<Token> tokens = new Words(source, known).split(tokens(source));
    new Brackets(source).check(tokens);
    FormulaSyntaxParser parser =
        new FormulaSyntaxParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxErrors(source));
    return new TreeBuilder(source).visit(parser.formula().sum());
  }

  private static List<? extends Token> tokens(Source source) {
    FormulaSyntaxLexer lexer = new FormulaSyntaxLexer(CharStreams.fromString(source.canonical()));
    lexer.removeErrorListeners();
    return lexer.getAllTokens();
  }
}

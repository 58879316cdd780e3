package dev.convproof.formula;

import dev.convproof.formula.syntax.FormulaSyntaxParser.ExponentContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.ExtremumContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.SumContext;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What a formula must keep to beyond the grammar. Each check returns what it has checked. */
final class Checks {
  /** Texts up to this length are quoted in a message. */
  private static final int QUOTED = 40;

  private final Source source;

  Checks(Source source) {
    this.source = source;
  }

  Formula size(Formula formula, ParserRuleContext at) {
    Size size = Size.of(formula);
    if (size.depth() > Bounds.DEPTH) {
      String remedy = "at most " + Bounds.DEPTH + " may be chained or nested";
      throw error(at.getStart(), "too many operations", remedy);
    }
    if (size.factors() > Bounds.FACTORS) {
      String remedy = "at most " + Bounds.FACTORS + " may multiply together";
      throw error(at.getStart(), "too many factors", remedy);
    }
    return formula;
  }

  Formula numeral(TerminalNode number) {
    String digits = number.getText();
    if (digits.length() > Bounds.DIGITS) {
      throw error(
          number.getSymbol(), "number too long", "at most " + Bounds.DIGITS + " digits are read");
    }
    return new Formula.Numeral(new BigInteger(digits));
  }

  int exponent(ExponentContext exponent) {
    boolean raised = exponent.NUMBER() == null;
    TerminalNode digits = raised ? exponent.SUPERSCRIPT() : exponent.NUMBER();
    String plain = Normalizer.normalize(digits.getText(), Normalizer.Form.NFKC);
    BigInteger value = new BigInteger(plain);
    if (value.compareTo(BigInteger.valueOf(Bounds.EXPONENT)) > 0) {
      throw error(
          digits.getSymbol(), "exponent too large", "at most " + Bounds.EXPONENT + " is read");
    }
    return value.intValueExact();
  }

  List<SumContext> several(List<SumContext> operands, ExtremumContext extremum) {
    if (operands.size() < 2) {
      String function = extremum.getStart().getText();
      throw error(extremum.getStart(), function + " of one value", "write " + function + "(a, b)");
    }
    return operands;
  }

  /** Refuses a constant that is zero in every reading of division. */
  Formula divisor(Formula divisor, Token at) {
    if (divisor.variables().isEmpty() && isAlwaysZero(divisor)) {
      String text = quoted(divisor);
      String which = text.equals("0") ? "" : "; " + text + " is always 0";
      throw error(at, "division by zero", "write a divisor other than 0" + which);
    }
    return divisor;
  }

  private static boolean isAlwaysZero(Formula constant) {
    return Arrays.stream(Division.values())
        .map(division -> Evaluation.rational(constant, Map.of(), division))
        .allMatch(Value.of(0)::equals);
  }

  /** The error for a quotient followed by a factor without a sign, which has two readings. */
  FormulaException ambiguous(ParserRuleContext factor, Formula one, Formula other) {
    return error(
        factor.getStart(), "ambiguous division", "write " + quoted(one) + " or " + quoted(other));
  }

  private static String quoted(Formula formula) {
    String text = formula.text();
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
  }

  private FormulaException error(Token at, String problem, String remedy) {
    return source.error(at.getStartIndex(), problem, remedy);
  }
}

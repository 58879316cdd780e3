package dev.convproof.formula;

import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Maximum;
import dev.convproof.formula.Formula.Minimum;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Power;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import dev.convproof.formula.Tokenizer.Token;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads formulas, by precedence climbing; the package's description says what is read, and how.
 *
 * <p>An error of syntax is thrown where it is met. An error of meaning (a bound, a division by
 * zero, an ambiguity) is kept until the end is reached, since an error of syntax comes first.
 */
public final class FormulaParser {
  /** How tightly an operator binds: sums, then products, also those without a sign. */
  private static final int SUM = 1;

  private static final int PRODUCT = 2;

  /** Texts up to this length are quoted in a message. */
  private static final int QUOTED = 40;

  private final FormulaText source;
  private final List<Token> tokens;
  private final Beside beside;
  private int at;
  private boolean ambiguous;
  private FormulaException wrong;

  /** What factors are that stand without a sign behind a divisor, as in 1/2kh. */
  private enum Beside {
    REFUSED,
    DIVIDING,
    MULTIPLYING
  }

  private FormulaParser(FormulaText source, List<Token> tokens, Beside beside) {
    this.source = source;
    this.tokens = tokens;
    this.beside = beside;
  }

  /**
   * Reads a formula.
   *
   * @param known the variables that it may name
   * @throws FormulaException if the text is no formula, names another variable, exceeds {@link
   *     Bounds}, divides by a constant that is zero whichever way {@link DivisionRule} reads it, or
   *     has a division that people read in two ways
   */
  public static Formula parse(String text, Vocabulary known) {
    FormulaText source = new FormulaText(text);
    return new FormulaParser(source, Tokenizer.tokens(source, known), Beside.REFUSED).whole();
  }

  /**
   * A formula, and how it was read where that is not plain.
   *
   * @param formula in which factors without a sign behind a divisor divide with it
   * @param multiplied in which they multiply, where there are such factors
   * @param as what was typed, with what it was read as
   */
  public record Reading(Formula formula, Optional<Formula> multiplied, Map<String, String> as) {
    /** Copies the map. */
    public Reading {
      as = Collections.unmodifiableMap(new LinkedHashMap<>(as));
    }
  }

  /** Reads a formula as {@link #parse} does, a division that has two readings in both. */
  public static Reading read(String text, Vocabulary known) {
    FormulaText source = new FormulaText(text);
    List<Token> tokens = Tokenizer.tokens(source, known);
    FormulaParser parser = new FormulaParser(source, tokens, Beside.DIVIDING);
    Formula formula = parser.whole();
    return new Reading(
        formula,
        parser.ambiguous
            ? Optional.of(new FormulaParser(source, tokens, Beside.MULTIPLYING).whole())
            : Optional.empty(),
        parser.readAs());
  }

  private Formula whole() {
    skip(Symbol.CLOSING);
    Formula formula = expression(SUM);
    end();
    if (wrong != null) {
      throw wrong;
    }
    return formula;
  }

  private void end() {
    int behind = at;
    skip(Symbol.CLOSING);
    if (!next().is(Symbol.END)) {
      at = behind;
      throw unexpected();
    }
  }

  private void skip(Symbol symbol) {
    while (next().is(symbol)) {
      at++;
    }
  }

  private Map<String, String> readAs() {
    Map<String, String> as = new LinkedHashMap<>();
    for (Token token : tokens) {
      switch (token.symbol()) {
        case LEFT_GAUSS -> as.put("[ ]", "floor( )");
        case INT -> as.put(typed(token) + "( )", "floor( ), ceil( ) below 0");
        case FLOAT -> as.put("float( )", "( )");
        default -> {
          if (!token.plain()) {
            as.put(typed(token), token.text());
          }
        }
      }
    }
    return as;
  }

  /** Reads operations that bind at least so tightly, from left to right. */
  private Formula expression(int loosest) {
    Formula left = signed();
    while (binding(next().symbol()) >= loosest) {
      left = operation(left);
    }
    return left;
  }

  private static int binding(Symbol operator) {
    return switch (operator) {
      case PLUS, MINUS -> SUM;
      case TIMES, DIVIDE, FLOOR_DIVIDE, REMAINDER -> PRODUCT;
      default -> operator.startsFactor() ? PRODUCT : 0;
    };
  }

  /** Reads an operator, unless factors stand side by side, and its right operand. */
  private Formula operation(Formula left) {
    Token operator = next();
    if (operator.symbol().startsFactor()) {
      return bounded(new Product(left, power()), operator);
    }
    at++;
    Token right = next();
    return switch (operator.symbol()) {
      case PLUS -> bounded(new Sum(left, expression(PRODUCT)), right);
      case MINUS -> bounded(new Difference(left, expression(PRODUCT)), right);
      case TIMES -> bounded(new Product(left, signed()), right);
      case DIVIDE -> quotient(left, operator);
      case REMAINDER -> remainder(left);
      default -> quotient(left, operator);
    };
  }

  /** Reads a divisor; what is left over of the dividend is a − b·⌊a/b⌋, of the divisor's sign. */
  private Formula remainder(Formula dividend) {
    Token start = next();
    Formula divisor = signed();
    Formula whole = new Floor(divided(dividend, divisor, start));
    return bounded(new Difference(dividend, new Product(divisor, whole)), start);
  }

  private Formula divided(Formula dividend, Formula divisor, Token start) {
    if (wrong == null && isAlwaysZero(divisor)) {
      Said remedy =
          divisor.text().equals("0")
              ? Said.of("other-divisor")
              : Said.of("other-divisor-than", quoted(divisor));
      note(start, Said.of("division-by-zero"), remedy);
    }
    return bounded(new Quotient(dividend, divisor), start);
  }

  /** Reads a divisor, and factors without a sign behind it, which have two readings. */
  private Formula quotient(Formula dividend, Token operator) {
    Token start = next();
    Formula divisor = signed();
    Token behind = next();
    if (!behind.symbol().startsFactor()) {
      return quotient(dividend, divisor, operator, start);
    }
    ambiguous = true;
    if (beside == Beside.MULTIPLYING) {
      return quotient(dividend, divisor, operator, start); // the factors follow, as others do
    }
    Formula below = divisor;
    Formula above = dividend;
    while (next().symbol().startsFactor()) {
      Token factorStart = next();
      Formula factor = power();
      below = bounded(new Product(below, factor), factorStart);
      above = Expressions.product(above, factor);
    }
    if (beside == Beside.REFUSED && wrong == null) {
      String one = quoted(new Quotient(dividend, below));
      note(
          behind,
          Said.of("ambiguous-division"),
          Said.of("write-or", one, quoted(new Quotient(above, divisor))));
    }
    return quotient(dividend, below, operator, start);
  }

  private Formula quotient(Formula dividend, Formula divisor, Token operator, Token start) {
    Formula quotient = divided(dividend, divisor, start);
    return operator.is(Symbol.DIVIDE) ? quotient : bounded(new Floor(quotient), start);
  }

  private static boolean isAlwaysZero(Formula divisor) {
    return divisor.variables().isEmpty()
        && Stream.of(DivisionRule.values())
            .map(rule -> Evaluation.rational(divisor, Map.of(), rule))
            .allMatch(Value.of(0)::equals);
  }

  private Formula signed() {
    Token sign = next();
    if (sign.is(Symbol.PLUS) || sign.is(Symbol.MINUS)) {
      at++;
      Formula unsigned = power();
      return sign.is(Symbol.PLUS) ? unsigned : bounded(new Negation(unsigned), sign);
    }
    return power();
  }

  private Formula power() {
    Formula base = operand();
    Token start = next();
    if (start.is(Symbol.RAISED)) {
      at++;
      return bounded(new Power(base, exponent(start)), start);
    }
    if (start.is(Symbol.POWER)) {
      at++;
      boolean braced = next().is(Symbol.LEFT_BRACE);
      at += braced ? 1 : 0;
      Formula power = bounded(new Power(base, exponent(take(Symbol.NUMBER))), start);
      if (braced) {
        take(Symbol.RIGHT_BRACE);
      }
      return power;
    }
    return base;
  }

  private int exponent(Token digits) {
    BigInteger exponent = new BigInteger(Normalizer.normalize(digits.text(), Normalizer.Form.NFKC));
    if (exponent.compareTo(BigInteger.valueOf(Bounds.EXPONENT)) > 0) {
      note(digits, Said.of("large-exponent"), Said.of("most-exponent", Bounds.EXPONENT));
      return 0;
    }
    return exponent.intValueExact();
  }

  private Formula operand() {
    Token token = next();
    if (token.is(Symbol.NUMBER)) {
      at++;
      if (token.text().length() > Bounds.DIGITS) {
        note(token, Said.of("long-number"), Said.of("most-digits", Bounds.DIGITS));
      }
      return new Numeral(new BigInteger(token.text()));
    }
    if (token.is(Symbol.VARIABLE)) {
      at++;
      return new Variable(token.text());
    }
    if (token.is(Symbol.FRACTION)) {
      return fraction();
    }
    if (token.symbol().startsFactor()) {
      return bracketed();
    }
    throw unexpected();
  }

  /** Reads a fraction of two groups in braces. */
  private Formula fraction() {
    at++;
    Formula dividend = braced();
    Token start = next();
    return divided(dividend, braced(), start);
  }

  private Formula braced() {
    take(Symbol.LEFT_BRACE);
    Formula group = expression(SUM);
    take(Symbol.RIGHT_BRACE);
    return group;
  }

  /** Reads what stands in brackets, and the function that may stand before them. */
  private Formula bracketed() {
    Token start = next();
    at += start.symbol().isFunction() ? 1 : 0;
    if (next().symbol().right().isEmpty()) {
      throw unexpected();
    }
    Symbol right = next().symbol().right().orElseThrow();
    List<Formula> operands = new ArrayList<>();
    do {
      at++;
      operands.add(expression(SUM));
    } while (next().is(Symbol.COMMA));
    take(right);
    Formula first = operands.get(0);
    return switch (start.symbol()) {
      case LEFT_FLOOR, LEFT_GAUSS, FLOOR -> bounded(new Floor(first), start);
      case INT -> bounded(towardsZero(first), start);
      case LEFT_CEIL, CEIL -> bounded(new Ceiling(first), start);
      case MAX -> extremum(start, operands, Maximum::new);
      case MIN -> extremum(start, operands, Minimum::new);
      default -> first;
    };
  }

  /** max(⌊x⌋, min(⌈x⌉, 0)). */
  private static Formula towardsZero(Formula operand) {
    Formula up = new Minimum(List.of(new Ceiling(operand), Expressions.ZERO));
    return new Maximum(List.of(new Floor(operand), up));
  }

  private Formula extremum(
      Token function, List<Formula> operands, Function<List<Formula>, Formula> of) {
    if (operands.size() < 2) {
      String name = function.text();
      note(function, Said.of("of-one-value", name), Said.of("write", name + "(a, b)"));
      return operands.get(0);
    }
    return bounded(of.apply(operands), function);
  }

  private Formula bounded(Formula formula, Token start) {
    if (wrong == null) {
      Bounds.check(formula, (problem, remedy) -> note(start, problem, remedy));
    }
    return formula;
  }

  /** Keeps the first error of meaning. */
  private void note(Token token, Said problem, Said remedy) {
    if (wrong == null) {
      wrong = source.error(token.start(), problem, remedy);
    }
  }

  private static String quoted(Formula formula) {
    String text = formula.text();
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
  }

  private Token next() {
    return tokens.get(at);
  }

  private Token take(Symbol wanted) {
    if (!next().is(wanted)) {
      throw unexpected();
    }
    return tokens.get(at++);
  }

  private FormulaException unexpected() {
    return Expected.at(source, tokens, at);
  }

  private String typed(Token token) {
    return source.typed(token.start(), token.end());
  }
}

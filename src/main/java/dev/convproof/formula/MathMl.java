package dev.convproof.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula as MathML Core: quotients as fractions, {@code kh} as k with subscript h. A fraction
 * that {@link Division#FLOOR} rounds down is shown between ⌊ ⌋.
 */
public final class MathMl implements FormulaVisitor<Printed> {
  private final Division division;

  private MathMl(Division division) {
    this.division = division;
  }

  /** A {@code <math>} element. */
  public static String render(Formula formula, Division division) {
    return "<math>" + formula.accept(new MathMl(division)).text() + "</math>";
  }

  @Override
  public Printed numeral(Formula.Numeral numeral) {
    return new Printed(Level.ATOM, element("mn", numeral.value().toString()));
  }

  @Override
  public Printed variable(Formula.Variable variable) {
    String name = variable.name();
    String letter = element("mi", name.substring(0, 1));
    String subscript = name.substring(1);
    if (subscript.isEmpty()) {
      return new Printed(Level.ATOM, letter);
    }
    String kind = Character.isDigit(subscript.charAt(0)) ? "mn" : "mi";
    return new Printed(Level.ATOM, element("msub", letter + element(kind, subscript)));
  }

  @Override
  public Printed negation(Formula.Negation negation) {
    return row(Level.SUM, operator("−") + at(Level.POWER, negation.operand()));
  }

  @Override
  public Printed sum(Formula.Sum sum) {
    return binary(Level.SUM, sum.left(), "+", sum.right());
  }

  @Override
  public Printed difference(Formula.Difference difference) {
    return binary(Level.SUM, difference.left(), "−", difference.right());
  }

  @Override
  public Printed product(Formula.Product product) {
    return binary(Level.PRODUCT, product.left(), "·", product.right());
  }

  @Override
  public Printed quotient(Formula.Quotient quotient) {
    String fraction =
        element("mfrac", at(Level.SUM, quotient.dividend()) + at(Level.SUM, quotient.divisor()));
    return division == Division.FLOOR
        ? row(Level.ATOM, operator("⌊") + fraction + operator("⌋"))
        : new Printed(Level.POWER, fraction);
  }

  @Override
  public Printed power(Formula.Power power) {
    String exponent = element("mn", Integer.toString(power.exponent()));
    return new Printed(Level.POWER, element("msup", at(Level.ATOM, power.base()) + exponent));
  }

  @Override
  public Printed floor(Formula.Floor floor) {
    return rounded("⌊", floor.operand(), "⌋");
  }

  @Override
  public Printed ceiling(Formula.Ceiling ceiling) {
    return rounded("⌈", ceiling.operand(), "⌉");
  }

  @Override
  public Printed maximum(Formula.Maximum maximum) {
    return call("max", maximum.operands());
  }

  @Override
  public Printed minimum(Formula.Minimum minimum) {
    return call("min", minimum.operands());
  }

  private Printed rounded(String left, Formula operand, String right) {
    String exact = operand.accept(new MathMl(Division.EXACT)).text();
    return row(Level.ATOM, operator(left) + exact + operator(right));
  }

  private Printed call(String function, List<Formula> operands) {
    String separated =
        operands.stream()
            .map(operand -> at(Level.SUM, operand))
            .collect(Collectors.joining(operator(",")));
    return row(Level.ATOM, element("mi", function) + parenthesised(separated));
  }

  private Printed binary(Level level, Formula left, String sign, Formula right) {
    return row(level, at(level, left) + operator(sign) + at(level.tighter(), right));
  }

  private String at(Level needed, Formula formula) {
    Printed printed = formula.accept(this);
    return printed.needsParenthesesAt(needed) ? parenthesised(printed.text()) : printed.text();
  }

  private static String parenthesised(String content) {
    return element("mrow", operator("(") + content + operator(")"));
  }

  private static Printed row(Level level, String content) {
    return new Printed(level, element("mrow", content));
  }

  private static String operator(String sign) {
    return element("mo", sign);
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }
}

package dev.convproof.formula;

import dev.convproof.formula.Formula.DivisionRule;
import java.util.List;

/**
 * Writes a formula as MathML Core: quotients as fractions, {@code kh} as k with subscript h. A
 * fraction that {@link DivisionRule#FLOOR} rounds down is shown between ⌊ ⌋.
 */
public final class MathMl extends Printer {
  private final DivisionRule division;

  private MathMl(DivisionRule division) {
    super("−", "⋅");
    this.division = division;
  }

  /** Returns a {@code <math>} element. */
  public static String render(Formula formula, DivisionRule division) {
    return "<math>" + formula.accept(new MathMl(division)).text() + "</math>";
  }

  @Override
  String sign(String text) {
    return element("mo", text);
  }

  @Override
  String row(String content) {
    return element("mrow", content);
  }

  @Override
  Printed call(String function, List<Formula> operands) {
    String content = element("mi", function) + parenthesised(separated(operands));
    return new Printed(Level.ATOM, row(content));
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
  public Printed quotient(Formula.Quotient quotient) {
    String fraction =
        element("mfrac", at(Level.SUM, quotient.dividend()) + at(Level.SUM, quotient.divisor()));
    return division == DivisionRule.FLOOR
        ? new Printed(Level.ATOM, row(sign("⌊") + fraction + sign("⌋")))
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

  private Printed rounded(String left, Formula operand, String right) {
    String exact = operand.accept(new MathMl(DivisionRule.EXACT)).text();
    return new Printed(Level.ATOM, row(sign(left) + exact + sign(right)));
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }
}

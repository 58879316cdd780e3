package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.LinkedHashSet;
import java.util.Set;

/** A statement that compares two formulas, as rational numbers. */
public record Relation(Formula left, Comparator comparison, Formula right) {

  /** Creates left = right. */
  public static Relation equal(Formula left, Formula right) {
    return new Relation(left, Comparator.EQUAL, right);
  }

  /** Creates left ≤ right. */
  public static Relation atMost(Formula left, Formula right) {
    return new Relation(left, Comparator.AT_MOST, right);
  }

  /** Returns the variables of both sides. */
  Set<String> variables() {
    Set<String> names = new LinkedHashSet<>(left.variables());
    names.addAll(right.variables());
    return names;
  }

  /** Returns a text such as {@code h-kh ≤ 3}. */
  @Override
  public String toString() {
    return left.text() + " " + comparison.sign() + " " + right.text();
  }

  /** How two sides of a statement compare. */
  public enum Comparator {
    /** Left and right are the same number. */
    EQUAL("=", "="),
    /** Left is not larger. */
    AT_MOST("<=", "≤"),
    /** Left is smaller. */
    LESS("<", "<");

    private final String symbol;
    private final String sign;

    Comparator(String symbol, String sign) {
      this.symbol = symbol;
      this.sign = sign;
    }

    /** Returns the function in SMT-LIB. */
    String symbol() {
      return symbol;
    }

    /** Returns the sign in mathematics. */
    public String sign() {
      return sign;
    }
  }
}

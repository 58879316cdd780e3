package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import java.util.LinkedHashSet;
import java.util.Set;

/** A statement that compares two formulas, as rational numbers. */
public record Relation(Formula left, Comparison comparison, Formula right) {

  /** left = right. */
  public static Relation equal(Formula left, Formula right) {
    return new Relation(left, Comparison.EQUAL, right);
  }

  /** left ≤ right. */
  public static Relation atMost(Formula left, Formula right) {
    return new Relation(left, Comparison.AT_MOST, right);
  }

  /** The variables of both sides. */
  Set<String> variables() {
    Set<String> names = new LinkedHashSet<>(left.variables());
    names.addAll(right.variables());
    return names;
  }

  /** Such as {@code h-kh ≤ 3}. */
  @Override
  public String toString() {
    return left.text() + " " + comparison.sign() + " " + right.text();
  }
}

package dev.convproof.proof.smt;

import dev.convproof.formula.Division;
import dev.convproof.formula.Formula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns formulas into terms; each floor becomes a quotient and a remainder, declared where they are
 * first needed.
 */
final class Quotients {
  private final Consumer<String> lines;
  private final Divisors divisors;
  private final Terms terms = new Terms(this::name);
  private final Map<Formula.Quotient, String> names = new LinkedHashMap<>();

  /**
   * @param theorem whose unknowns and lemmas say which divisors are positive
   * @param lines where declarations go
   */
  Quotients(Theorem theorem, Consumer<String> lines) {
    this.lines = lines;
    this.divisors = new Divisors(Least.in(theorem));
  }

  /** The term of a formula whose quotients round down. */
  String floorTerm(Formula formula) {
    return terms.of(new Fractions(Division.FLOOR, divisors).of(formula).numerator());
  }

  /** The term of a relation, both sides multiplied out. */
  String relation(Relation relation, Division division) {
    Fractions fractions = new Fractions(division, divisors);
    Fraction left = fractions.of(relation.left());
    Fraction right = fractions.of(relation.right());
    return "(%s %s %s)"
        .formatted(
            relation.comparison().symbol(),
            terms.of(left.beside(right)),
            terms.of(right.beside(left)));
  }

  /** The term of an instance of the lemma about products. */
  String step(Step step) {
    return "(=> (and (>= %s 0) (>= %s 0)) %s)"
        .formatted(
            floorTerm(step.factor()),
            floorTerm(step.whole()),
            relation(step.product(), Division.FLOOR));
  }

  /** The quotients that have a name, in order. */
  List<Formula.Quotient> floors() {
    return List.copyOf(names.keySet());
  }

  /** Forgets the divisors met so far. */
  void dropDivisors() {
    divisors.taken();
  }

  /** One term for each divisor met since they were last forgotten. */
  List<String> noDivisorIsZero() {
    List<String> parts = new ArrayList<>();
    divisors.taken().forEach(divisor -> parts.add("(not (= " + terms.of(divisor) + " 0))"));
    return parts;
  }

  private String name(Formula.Quotient quotient) {
    String known = names.get(quotient);
    return known == null ? declared(quotient) : known;
  }

  private String declared(Formula.Quotient quotient) {
    String dividend = terms.of(quotient.dividend());
    String divisor = terms.of(quotient.divisor());
    int index = names.size() + 1;
    String q = "q" + index;
    String r = "r" + index;
    names.put(quotient, q);
    lines.accept("; " + q + " is " + quotient.text() + ", rounded down; " + r + " remains");
    lines.accept("(declare-fun " + q + " () Int)");
    lines.accept("(declare-fun " + r + " () Int)");
    lines.accept("(assert (= %s (+ (* %s %s) %s)))".formatted(dividend, divisor, q, r));
    String range = "(and (<= 0 %s) (< %s %s))".formatted(r, r, divisor);
    lines.accept(
        divisors.isPositive(quotient.divisor())
            ? "(assert %s)".formatted(range)
            : "(assert (=> (> %s 0) %s))".formatted(divisor, range));
    return q;
  }
}

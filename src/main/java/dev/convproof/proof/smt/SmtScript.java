package dev.convproof.proof.smt;

import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.proof.smt.Divisors.TooLarge;
import dev.convproof.proof.smt.Proposition.Abbreviation;
import dev.convproof.proof.smt.Proposition.Auxiliary;
import dev.convproof.proof.smt.Proposition.ProductStep;
import dev.convproof.proof.smt.Proposition.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a theorem as an SMT-LIB 2 file that no other file is needed to check. */
final class SmtScript {
  /**
   * Wider than needed, for all symbols are constants: but then z3 searches by instances, and finds
   * these proofs several times as fast as where it multiplies out, in QF_NIA.
   */
  private static final String LOGIC = "UFNIA";

  /** Characters of a comment, at most. */
  private static final int LINE = 300;

  private final StringBuilder text = new StringBuilder();
  private final Proposition theorem;
  private final Divisors divisors;
  private final SmtTerms terms = new SmtTerms(this::nameOfFloor);
  private final Map<Formula.Quotient, String> names = new LinkedHashMap<>();

  private SmtScript(Proposition theorem) {
    this.theorem = theorem;
    this.divisors = new Divisors(LowerBound.in(theorem));
  }

  /**
   * Writes the file: the theorem in words, what is given, and the negation of what is claimed.
   *
   * @throws TooLarge if the formulas multiply out to too much
   */
  static SmtScript of(Proposition theorem) {
    SmtScript script = new SmtScript(theorem);
    theorem.unknowns().forEach(script::declare);
    theorem.definitions().forEach(script::define);
    theorem.assumptions().forEach(script::assume);
    theorem.lemmas().forEach(script::use);
    theorem.steps().forEach(script::step);
    script.refute();
    return script;
  }

  String text() {
    StringBuilder whole = new StringBuilder();
    theorem.words().forEach(words -> whole.append(commented(words)));
    return whole
        .append(commented("The negation is asserted: unsat means that there is no counterexample."))
        .append("(set-logic " + LOGIC + ")\n")
        .append(text)
        .toString();
  }

  /** Returns the quotients that are rounded down in it, in the order of their names. */
  List<Formula.Quotient> floors() {
    return List.copyOf(names.keySet());
  }

  private void declare(Unknown unknown) {
    line("(declare-fun %s () Int)".formatted(unknown.name()));
    line("(assert (>= %s %s))".formatted(unknown.name(), unknown.least()));
  }

  private void define(Abbreviation definition) {
    comment(definition.name() + " = " + definition.meaning().text() + ", rounded down");
    String meaning = floorTerm(definition.meaning());
    line("(define-fun %s () Int %s)".formatted(definition.name(), meaning));
  }

  private void assume(Relation given) {
    comment("given: " + given);
    line("(assert %s)".formatted(relation(given, DivisionRule.FLOOR)));
  }

  private void use(Auxiliary lemma) {
    Relation goal = lemma.theorem().goal();
    comment("lemma, proved in " + lemma.file() + ": " + goal);
    line("(assert %s)".formatted(relation(goal, lemma.theorem().division())));
  }

  private void step(ProductStep step) {
    comment(ProductStep.lemma().file() + ", an instance:");
    line(
        "(assert (=> (and (>= %s 0) (>= %s 0)) %s))"
            .formatted(
                floorTerm(step.factor()),
                floorTerm(step.whole()),
                relation(step.product(), DivisionRule.FLOOR)));
  }

  /** Asserts the negation of: no divisor is zero, and the goal holds. */
  private void refute() {
    divisors.taken(); // those of lemmas and steps are no part of the claim
    theorem.definitions().forEach(definition -> floorTerm(definition.meaning()));
    String goal = relation(theorem.goal(), theorem.division());
    List<String> parts = new ArrayList<>();
    divisors.taken().forEach(divisor -> parts.add("(not (= " + terms.of(divisor) + " 0))"));
    comment("claimed, all divisors not being zero: " + theorem.goal());
    parts.add(goal);
    line(
        "(assert (not %s))"
            .formatted(parts.size() == 1 ? goal : "(and " + String.join(" ", parts) + ")"));
    line("(check-sat)");
  }

  private void comment(String said) {
    text.append(commented(said));
  }

  private static String commented(String said) {
    String ascii = said.replace("≤", "<=").replaceAll("[^\\x20-\\x7E]", "?");
    return "; " + (ascii.length() > LINE ? ascii.substring(0, LINE) + "..." : ascii) + "\n";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Returns the term of a formula whose quotients round down. */
  private String floorTerm(Formula formula) {
    return terms.of(new Fraction.Expansion(DivisionRule.FLOOR, divisors).of(formula).numerator());
  }

  /** Returns the term of a relation, both sides multiplied out. */
  private String relation(Relation relation, DivisionRule division) {
    Fraction.Expansion fractions = new Fraction.Expansion(division, divisors);
    Fraction left = fractions.of(relation.left());
    Fraction right = fractions.of(relation.right());
    return "(%s %s %s)"
        .formatted(
            relation.comparison().symbol(),
            terms.of(left.beside(right)),
            terms.of(right.beside(left)));
  }

  /** Returns the name of a quotient rounded down, which is declared where it is first needed. */
  private String nameOfFloor(Formula.Quotient quotient) {
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
    line("; " + q + " is " + quotient.text() + ", rounded down; " + r + " remains");
    line("(declare-fun " + q + " () Int)");
    line("(declare-fun " + r + " () Int)");
    line("(assert (= %s (+ (* %s %s) %s)))".formatted(dividend, divisor, q, r));
    String range = "(and (<= 0 %s) (< %s %s))".formatted(r, r, divisor);
    line(
        divisors.isPositive(quotient.divisor())
            ? "(assert %s)".formatted(range)
            : "(assert (=> (> %s 0) %s))".formatted(divisor, range));
    return q;
  }
}

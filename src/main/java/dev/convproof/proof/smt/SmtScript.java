package dev.convproof.proof.smt;

import dev.convproof.formula.Division;
import dev.convproof.formula.Formula;
import java.util.List;

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
  private final Theorem theorem;
  private final Quotients quotients;

  private SmtScript(Theorem theorem) {
    this.theorem = theorem;
    this.quotients = new Quotients(theorem, this::line);
  }

  /**
   * The file: the theorem in words, what is given, and the negation of what is claimed.
   *
   * @throws TooLarge if the formulas multiply out to too much
   */
  static SmtScript of(Theorem theorem) {
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

  /** The quotients that are rounded down in it, in the order of their names. */
  List<Formula.Quotient> floors() {
    return quotients.floors();
  }

  private void declare(Unknown unknown) {
    line("(declare-fun %s () Int)".formatted(unknown.name()));
    line("(assert (>= %s %s))".formatted(unknown.name(), unknown.least()));
  }

  private void define(Definition definition) {
    comment(definition.name() + " = " + definition.meaning().text() + ", rounded down");
    String meaning = quotients.floorTerm(definition.meaning());
    line("(define-fun %s () Int %s)".formatted(definition.name(), meaning));
  }

  private void assume(Relation given) {
    comment("given: " + given);
    line("(assert %s)".formatted(quotients.relation(given, Division.FLOOR)));
  }

  private void use(Auxiliary lemma) {
    Relation goal = lemma.theorem().goal();
    comment("lemma, proved in " + lemma.file() + ": " + goal);
    line("(assert %s)".formatted(quotients.relation(goal, lemma.theorem().division())));
  }

  private void step(Step step) {
    comment(Step.lemma().file() + ", an instance:");
    line("(assert %s)".formatted(quotients.step(step)));
  }

  /** No divisor is zero, and the goal holds: negated. */
  private void refute() {
    quotients.dropDivisors(); // those of lemmas and steps are no part of the claim
    theorem.definitions().forEach(definition -> quotients.floorTerm(definition.meaning()));
    String goal = quotients.relation(theorem.goal(), theorem.division());
    List<String> parts = quotients.noDivisorIsZero();
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
}

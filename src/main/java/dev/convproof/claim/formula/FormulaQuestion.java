package dev.convproof.claim.formula;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.claim.quantity.VariableNames;
import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Terms;
import dev.convproof.formula.Value;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Auxiliary;
import dev.convproof.proof.smt.Prover;
import dev.convproof.proof.smt.Relation;
import dev.convproof.proof.smt.Z3.SolverAnswer;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The question whether a formula is the truth at every shape, all conventions being fixed.
 *
 * @param claim the formula and the quantity that it is said to be
 * @param under the conventions
 * @param domain the shapes
 * @param closed the truth as a formula, unless it has none
 */
record FormulaQuestion(
    FormulaClaim claim, Conventions under, ShapeDomain domain, Optional<Formula> closed) {

  /** Products that one run may take. */
  private static final long MOST_PRODUCTS = 10_000_000;

  /** The excess up to which shapes are looked at. */
  private static final int SMALL = 3;

  static FormulaQuestion of(FormulaClaim claim, Conventions reading) {
    return new FormulaQuestion(claim, reading, claim.domain(reading), claim.closed(reading));
  }

  /** Returns the statement, as proof files have it. */
  String words() {
    String where = claim.where().isEmpty() ? "" : " where " + claim.where();
    return claim.quantity() + " = " + claim.written(under).text() + where;
  }

  private DivisionRule division() {
    return claim.quantity().division();
  }

  private Value executed(Instance shape) {
    return claim.quantity().provenance().execution().value(shape, under);
  }

  /** Returns the truth at a shape: by the closed form, or else by execution. */
  Value truth(Instance shape) {
    return closed
        .map(form -> Evaluation.rational(form, shape.values(), division()))
        .orElseGet(() -> executed(shape));
  }

  /** Returns what the formula gives at a shape. */
  Value claimed(Instance shape) {
    return Evaluation.rational(claim.answer(under), shape.values(), division());
  }

  /** Returns whether the formula gives something else than the truth, or nothing. */
  boolean refutedAt(Instance shape) {
    return !claimed(shape).equals(truth(shape));
  }

  /** Returns whether no shape is as is given, which a solver shows where no small one is. */
  boolean isVacuous() {
    return !claim.where().isEmpty()
        && domain.instance(given()).isEmpty()
        && IntStream.rangeClosed(0, SMALL).allMatch(size -> domain.ofSize(size).isEmpty())
        && new Prover(SolverBudget.SMALL)
                .ask(
                    domain
                        .premises()
                        .stating(
                            Relation.equal(Expressions.ZERO, Expressions.ONE), DivisionRule.EXACT))
            instanceof SolverAnswer.Unsat;
  }

  /**
   * The values that are given, of numbers and of what is equal to them; the rest is as it falls.
   */
  private Map<String, BigInteger> given() {
    Map<String, BigInteger> values = new HashMap<>();
    for (String name : claim.where().variables()) {
      Formula is = claim.where().substituted(Expressions.variable(name));
      if (is instanceof Formula.Numeral number) {
        values.put(name, number.value());
      }
    }
    return values;
  }

  /** Returns the statement for all shapes, given what is known of them. */
  Proposition proposition() {
    return domain
        .premises()
        .stating(Relation.equal(claim.answer(under), closed.orElseThrow()), division())
        .inWords(
            under.chosen().isEmpty() ? words() : words() + " (" + under + ")",
            "for all shapes. A quotient "
                + (division() == DivisionRule.FLOOR
                    ? "rounds down, except inside a written floor or ceil."
                    : "is exact."));
  }

  /**
   * Returns what the quotients are that are rounded down though they divide without rest, since the
   * groups divide the channels: lemmas, named after the statement.
   */
  List<Auxiliary> exactQuotients(String name) {
    Set<Formula> floors = new LinkedHashSet<>();
    Expressions.rewritten(
        claim.answer(under),
        part -> {
          if (part instanceof Formula.Floor) {
            floors.add(part);
          }
          return Optional.empty();
        });
    List<Auxiliary> lemmas = new ArrayList<>();
    for (Formula floor : floors) {
      Formula inside = ((Formula.Floor) floor).operand();
      multiplied(inside)
          .ifPresent(
              whole ->
                  lemmas.add(
                      new Auxiliary(
                          Prover.file(name + ".exact-" + (lemmas.size() + 1)),
                          lemma(Relation.equal(floor, whole)))));
    }
    return lemmas;
  }

  private Optional<Formula> multiplied(Formula inside) {
    return domain.products().isEmpty()
        ? Optional.empty()
        : Terms.whole(
            Expressions.substitute(inside, domain.products()),
            DivisionRule.EXACT,
            VariableNames::isPositive);
  }

  private Proposition lemma(Relation equation) {
    Proposition stated = domain.premises().stating(equation, DivisionRule.EXACT);
    return Prover.helped(stated.restrictedToGoal()).inWords(equation.toString());
  }

  /** Returns whether a formula, multiplied out, is the closed form: an identity of notation. */
  boolean isMultipliedOut() {
    return Terms.areEqual(
        Expressions.substitute(claim.answer(under), domain.products()),
        Expressions.substitute(closed.orElseThrow(), domain.products()),
        division(),
        VariableNames::isPositive);
  }

  /** Returns the verdict for a shape at which the formula is wrong. */
  ProofResult refuted(Instance shape, boolean smallest, Message known) {
    Value truth = truth(shape);
    Value claimed = claimed(shape);
    Counterexample by =
        new Counterexample(
            shape.line(),
            Contrast.TRUTH_CLAIM,
            words(truth),
            words(claimed),
            smallest,
            executedAt(shape) ? known : Message.of("known.by-the-closed-form", known),
            new FormulaDrawing(claim.quantity(), under, shape).beside(cell(truth), cell(claimed)),
            variables(shape));
    return ProofResult.refuted(by, shape);
  }

  /** The variables of the formula and of the truth, with their values at a shape. */
  private String variables(Instance shape) {
    Set<String> named = new LinkedHashSet<>(claim.written(under).variables());
    closed.ifPresent(form -> named.addAll(form.variables()));
    named.addAll(claim.where().values().keySet());
    claim.quantity().doubling().ifPresent(what -> named.addAll(what.doubled()));
    named.removeAll(claim.where().names().keySet());
    List<String> order = claim.quantity().vocabulary().names();
    return named.stream()
        .sorted(Comparator.comparingInt(name -> order.contains(name) ? order.indexOf(name) : -1))
        .map(name -> name + "=" + claim.where().at(name, shape.values()))
        .collect(Collectors.joining(" "));
  }

  /** Returns the verdict where one shape alone is asked about. */
  ProofResult settledAt(Instance shape) {
    if (refutedAt(shape)) {
      return refuted(shape, true, Message.of("known.only-case"));
    }
    Message value = Message.verbatim(truth(shape));
    Message what =
        executedAt(shape)
            ? Message.of("link.executed-at", value)
            : Message.of("link.by-closed-form-at", value);
    return new ProofResult(
        new Verdict.Holds(what, new Strength.Exact(Message.of("bound.one-case", shape.line()))),
        List.of());
  }

  /** Returns whether the truth at a shape was executed, and was as the closed form says. */
  private boolean executedAt(Instance shape) {
    double products =
        shape.layers().stream().mapToDouble(g -> (double) g.outputSize() * g.products()).sum();
    if (products >= MOST_PRODUCTS) {
      return false;
    }
    Value executed = executed(shape);
    if (!executed.equals(truth(shape))) {
      throw new IllegalStateException(
          "%s: the closed form gives %s at %s, execution %s"
              .formatted(words(), truth(shape), shape.line(), executed));
    }
    return true;
  }

  private static String cell(Value value) {
    return value instanceof Value.Undefined ? "–" : value.toString();
  }

  private static Message words(Value value) {
    return value instanceof Value.Undefined undefined
        ? Message.of("value.undefined", undefined.reason())
        : Message.verbatim(value);
  }
}

package dev.convproof.proof.smt;

import dev.convproof.formula.Division;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A statement about all whole numbers, with what helps to prove it.
 *
 * @param words what it says, a line each; only comments of its file
 * @param unknowns the numbers that it is about
 * @param definitions names for other numbers, in order
 * @param assumptions what is given; every quotient rounds down
 * @param goal what is claimed, that all its divisors are not zero included
 * @param division what a quotient means in the goal
 * @param steps instances of the lemma about products
 * @param lemmas further lemmas
 */
public record Theorem(
    List<String> words,
    List<Unknown> unknowns,
    List<Definition> definitions,
    List<Relation> assumptions,
    Relation goal,
    Division division,
    List<Step> steps,
    List<Auxiliary> lemmas) {

  private static final Relation NOTHING = Relation.equal(Expressions.ZERO, Expressions.ZERO);

  /** Copies the lists. */
  public Theorem {
    words = List.copyOf(words);
    unknowns = List.copyOf(unknowns);
    definitions = List.copyOf(definitions);
    assumptions = List.copyOf(assumptions);
    steps = List.copyOf(steps);
    lemmas = List.copyOf(lemmas);
  }

  /** A theorem about unknowns that still says nothing. */
  public static Theorem over(List<Unknown> unknowns) {
    return new Theorem(
        List.of(), unknowns, List.of(), List.of(), NOTHING, Division.EXACT, List.of(), List.of());
  }

  /** With more unknowns. */
  public Theorem and(List<Unknown> more) {
    return new Theorem(
        words, joined(unknowns, more), definitions, assumptions, goal, division, steps, lemmas);
  }

  /** With a definition more. */
  public Theorem defining(String name, Formula meaning) {
    List<Definition> more = joined(definitions, List.of(new Definition(name, meaning)));
    return new Theorem(words, unknowns, more, assumptions, goal, division, steps, lemmas);
  }

  /** With assumptions more. */
  public Theorem assuming(List<Relation> more) {
    return new Theorem(
        words, unknowns, definitions, joined(assumptions, more), goal, division, steps, lemmas);
  }

  /** With another goal. */
  public Theorem stating(Relation other, Division reading) {
    return new Theorem(words, unknowns, definitions, assumptions, other, reading, steps, lemmas);
  }

  /** Said in other words. */
  public Theorem inWords(String... lines) {
    return new Theorem(
        List.of(lines), unknowns, definitions, assumptions, goal, division, steps, lemmas);
  }

  /** With instances of the lemma about products. */
  public Theorem with(Step... more) {
    List<Step> all = joined(steps, List.of(more));
    return new Theorem(words, unknowns, definitions, assumptions, goal, division, all, lemmas);
  }

  /** With lemmas more. */
  public Theorem using(List<Auxiliary> more) {
    List<Auxiliary> all = joined(lemmas, more);
    return new Theorem(words, unknowns, definitions, assumptions, goal, division, steps, all);
  }

  /** The same goal, without what has no connection to it. */
  public Theorem restrictedToGoal() {
    Set<String> named = new Connected(this).names();
    return new Theorem(
        words,
        unknowns.stream().filter(unknown -> named.contains(unknown.name())).toList(),
        definitions.stream().filter(definition -> named.contains(definition.name())).toList(),
        assumptions.stream().filter(given -> named.containsAll(given.variables())).toList(),
        goal,
        division,
        steps.stream().filter(step -> named.containsAll(step.product().variables())).toList(),
        lemmas.stream()
            .filter(lemma -> named.containsAll(lemma.theorem().goal().variables()))
            .toList());
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}

package dev.convproof.proof.smt;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.proof.Lemma;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
public record Proposition(
    List<String> words,
    List<Unknown> unknowns,
    List<Abbreviation> definitions,
    List<Relation> assumptions,
    Relation goal,
    DivisionRule division,
    List<ProductStep> steps,
    List<Auxiliary> lemmas) {

  private static final Relation NOTHING = Relation.equal(Expressions.ZERO, Expressions.ZERO);

  /** Copies the lists. */
  public Proposition {
    words = List.copyOf(words);
    unknowns = List.copyOf(unknowns);
    definitions = List.copyOf(definitions);
    assumptions = List.copyOf(assumptions);
    steps = List.copyOf(steps);
    lemmas = List.copyOf(lemmas);
  }

  /** Creates a proposition about unknowns that still says nothing. */
  public static Proposition over(List<Unknown> unknowns) {
    return new Proposition(
        List.of(),
        unknowns,
        List.of(),
        List.of(),
        NOTHING,
        DivisionRule.EXACT,
        List.of(),
        List.of());
  }

  /** Returns this with more unknowns. */
  public Proposition and(List<Unknown> more) {
    return new Proposition(
        words, joined(unknowns, more), definitions, assumptions, goal, division, steps, lemmas);
  }

  /** Returns this with one abbreviation more. */
  public Proposition defining(String name, Formula meaning) {
    List<Abbreviation> more = joined(definitions, List.of(new Abbreviation(name, meaning)));
    return new Proposition(words, unknowns, more, assumptions, goal, division, steps, lemmas);
  }

  /** Returns this with more assumptions. */
  public Proposition assuming(List<Relation> more) {
    return new Proposition(
        words, unknowns, definitions, joined(assumptions, more), goal, division, steps, lemmas);
  }

  /** Returns this with another goal. */
  public Proposition stating(Relation other, DivisionRule reading) {
    return new Proposition(
        words, unknowns, definitions, assumptions, other, reading, steps, lemmas);
  }

  /** Returns this, said in other words. */
  public Proposition inWords(String... lines) {
    return new Proposition(
        List.of(lines), unknowns, definitions, assumptions, goal, division, steps, lemmas);
  }

  /** Returns this with instances of the lemma about products. */
  public Proposition with(ProductStep... more) {
    List<ProductStep> all = joined(steps, List.of(more));
    return new Proposition(words, unknowns, definitions, assumptions, goal, division, all, lemmas);
  }

  /** Returns this with more lemmas. */
  public Proposition using(List<Auxiliary> more) {
    List<Auxiliary> all = joined(lemmas, more);
    return new Proposition(words, unknowns, definitions, assumptions, goal, division, steps, all);
  }

  /** Returns the same goal, without what has no connection to it. */
  public Proposition restrictedToGoal() {
    Set<String> named = connected();
    return new Proposition(
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

  /** Returns the variables of the goal, and those that are given in relation to them. */
  private Set<String> connected() {
    Set<String> names = new HashSet<>(goal.variables());
    int before;
    do {
      before = names.size();
      relations(names)
          .filter(relation -> !Collections.disjoint(relation, names))
          .forEach(names::addAll);
    } while (names.size() > before);
    return names;
  }

  private Stream<Set<String>> relations(Set<String> names) {
    return Stream.concat(
        assumptions.stream().map(Relation::variables),
        definitions.stream()
            .filter(definition -> names.contains(definition.name()))
            .map(Proposition::withMeaning));
  }

  private static Set<String> withMeaning(Abbreviation definition) {
    Set<String> all = new HashSet<>(definition.meaning().variables());
    all.add(definition.name());
    return all;
  }

  /**
   * A whole number that a theorem is about.
   *
   * @param name the variable
   * @param least its smallest value; there is no largest
   */
  public record Unknown(String name, long least) {}

  /**
   * A name for a whole number that follows from the unknowns, such as {@code ho}.
   *
   * @param name the variable
   * @param meaning in unknowns and earlier definitions; every quotient rounds down
   */
  public record Abbreviation(String name, Formula meaning) {}

  /**
   * A theorem that other proofs use.
   *
   * @param file the name of the file that proves it
   * @param theorem what it says; names mean the same where it is used, where all that it assumes is
   *     assumed
   */
  public record Auxiliary(String file, Proposition theorem) {}

  /**
   * An instance of the lemma that x ≥ 0 and y ≥ 0 give x·y ≥ 0. It tells a solver that a divisor
   * times a difference of quotients is at least the divisor, which makes quotients unique.
   *
   * @param factor x, a whole number
   * @param whole y, a whole number
   */
  public record ProductStep(Formula factor, Formula whole) {

    /** Returns the lemma itself. */
    static Lemma lemma() {
      return Lemma.arithmetic().get(0);
    }

    Relation product() {
      return Relation.atMost(Expressions.ZERO, Expressions.product(factor, whole));
    }
  }
}

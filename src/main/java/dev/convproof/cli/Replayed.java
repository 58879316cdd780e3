package dev.convproof.cli;

import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.strategy.Scope;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one case showed.
 *
 * @param on the case
 * @param over the arithmetics in which it is exact, and in which everything was computed
 * @param reference the definition's output
 * @param strategies what each strategy computed, by the law of agreement
 * @param laws what each other law says of each strategy; empty where the case is too large
 */
record Replayed(
    Case on, List<String> over, Reference reference, List<Judged> strategies, List<Judged> laws) {

  /** The most multiplications for which the laws, which run a case many times, are judged. */
  static final long MOST_PRODUCTS = 20_000;

  /**
   * A law and a strategy.
   *
   * @param outside why the strategy does not compute the case, if it does not
   * @param refuted where the law fails, one for each arithmetic
   * @param vacuous why nothing was compared, if nothing was
   */
  record Judged(
      Law law,
      Strategy strategy,
      Optional<String> outside,
      List<Disagreement> refuted,
      Optional<String> vacuous) {

    boolean holds() {
      return refuted.isEmpty();
    }
  }

  static Replayed on(Case c, List<Strategy> strategies) {
    List<Judged> laws = new ArrayList<>();
    if (products(c) <= MOST_PRODUCTS) {
      Laws.all().stream()
          .filter(law -> law.layers() == c.layers().size() && law != Laws.AGREEMENT)
          .flatMap(law -> applicable(c, strategies).map(strategy -> judged(law, strategy, c)))
          .forEach(laws::add);
    }
    return new Replayed(
        c,
        Arithmetics.exactOn(c, Laws.AGREEMENT).stream().map(numbers -> numbers.name()).toList(),
        Reference.of(c),
        strategies.stream().map(strategy -> judged(Laws.AGREEMENT, strategy, c)).toList(),
        laws);
  }

  /** By definition, through all layers. */
  static long products(Case c) {
    return c.layers().stream()
        .map(Layer::geometry)
        .mapToLong(g -> (long) g.outputSize() * g.products())
        .sum();
  }

  private static Stream<Strategy> applicable(Case c, List<Strategy> strategies) {
    return strategies.stream().filter(strategy -> outside(strategy, c).isEmpty());
  }

  private static Optional<String> outside(Strategy strategy, Case c) {
    return c.layers().stream()
        .map(layer -> strategy.scope(layer.geometry()))
        .flatMap(s -> s instanceof Scope.Outside o ? Stream.of(o.reason()) : Stream.empty())
        .findFirst();
  }

  private static Judged judged(Law law, Strategy strategy, Case c) {
    Optional<String> outside = outside(strategy, c);
    List<Outcome> outcomes =
        outside.isPresent()
            ? List.of()
            : Arithmetics.exactOn(c, law).stream()
                .map(numbers -> law.judge(numbers, strategy, c))
                .toList();
    return new Judged(law, strategy, outside, refuted(outcomes), vacuous(outcomes));
  }

  private static List<Disagreement> refuted(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(o -> o instanceof Outcome.Refuted refuted ? Stream.of(refuted.by()) : null)
        .toList();
  }

  private static Optional<String> vacuous(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(o -> o instanceof Outcome.Vacuous vacuous ? Stream.of(vacuous.reason()) : null)
        .findFirst();
  }

  /** The verdicts of each law, in the order of the laws. */
  List<List<Judged>> byLaw() {
    return List.copyOf(
        laws.stream()
            .collect(Collectors.groupingBy(Judged::law, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** Whether every strategy agrees and no law is refuted. */
  boolean holds() {
    return reference.contradiction().isEmpty()
        && Stream.concat(strategies.stream(), laws.stream()).allMatch(Judged::holds);
  }
}

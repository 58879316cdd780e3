package dev.convproof.cli;

import dev.convproof.law.Laws;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one case showed.
 *
 * @param on the case
 * @param over the arithmetics in which it is exact, and in which everything was computed
 * @param reference the definition's output
 * @param strategies what each strategy computed, by the law of agreement
 * @param laws what each other law says of each strategy, and those of gradients of each backward
 *     pass; empty where the case is too large
 */
record Replayed(
    Case on,
    List<String> over,
    Reference reference,
    List<LawVerdict> strategies,
    List<LawVerdict> laws) {

  /** The most multiplications for which the laws, which run a case many times, are judged. */
  static final long MOST_PRODUCTS = 20_000;

  static Replayed on(Case c, List<Strategy> strategies, List<BackwardStrategy> backward) {
    return new Replayed(
        c,
        Arithmetics.exactOn(c, Laws.AGREEMENT).stream().map(numbers -> numbers.name()).toList(),
        Reference.of(c),
        strategies.stream().map(strategy -> LawVerdict.of(Laws.AGREEMENT, strategy, c)).toList(),
        products(c) <= MOST_PRODUCTS ? laws(c, strategies, backward) : List.of());
  }

  private static List<LawVerdict> laws(
      Case c, List<Strategy> strategies, List<BackwardStrategy> backward) {
    Stream<LawVerdict> own =
        Laws.ofStrategies().stream()
            .filter(law -> law.layers() == c.layers().size())
            .flatMap(law -> strategies.stream().map(strategy -> LawVerdict.of(law, strategy, c)));
    Stream<LawVerdict> forward =
        Laws.forward().stream()
            .filter(law -> law.layers() == c.layers().size() && law != Laws.AGREEMENT)
            .flatMap(law -> strategies.stream().map(strategy -> LawVerdict.of(law, strategy, c)));
    Stream<LawVerdict> gradients =
        Laws.gradients().stream()
            .filter(law -> law.layers() == c.layers().size())
            .flatMap(
                law ->
                    backward.stream()
                        .filter(pass -> !Laws.isReference(law, pass))
                        .map(pass -> LawVerdict.of(law, pass, c)));
    return Stream.of(forward, own, gradients)
        .flatMap(Function.identity())
        .filter(judged -> judged.outside().isEmpty())
        .toList();
  }

  /** By definition, through all layers. */
  static long products(Case c) {
    return c.layers().stream()
        .map(Layer::geometry)
        .mapToLong(g -> (long) g.outputSize() * g.products())
        .sum();
  }

  /** The verdicts of each law, in the order of the laws. */
  List<List<LawVerdict>> byLaw() {
    return List.copyOf(
        laws.stream()
            .collect(
                Collectors.groupingBy(LawVerdict::law, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** Whether every strategy agrees and no law is refuted. */
  boolean holds() {
    return reference.contradiction().isEmpty()
        && Stream.concat(strategies.stream(), laws.stream()).allMatch(LawVerdict::holds);
  }
}

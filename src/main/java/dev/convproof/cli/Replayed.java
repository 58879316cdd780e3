package dev.convproof.cli;

import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Disagreement;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Law;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.law.StrategyLaw;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one case showed.
 *
 * @param on the case
 * @param over the arithmetics in which it is exact, and in which everything was computed
 * @param tensors of the case, and the definition's output
 * @param strategies what each strategy computed, by the law of agreement
 * @param laws what each other law says of each strategy, and those of gradients of each backward
 *     pass; empty where the case is too large
 */
record Replayed(
    Case on,
    List<String> over,
    CaseTensors tensors,
    List<LawVerdict> strategies,
    List<LawVerdict> laws) {

  /** The most multiplications for which the laws, which run a case many times, are judged. */
  static final long MOST_PRODUCTS = 20_000;

  /**
   * What one case says of a law and a strategy, or of a law of gradients and a backward pass.
   *
   * @param subject the strategy's or the backward pass's name
   * @param rounds whether it does, over numbers that do, even where sums of products are exact
   * @param over the arithmetics in which something was compared
   * @param refuted where the law fails, one for each arithmetic
   * @param unsupported why it does not compute the case, if it does not in some arithmetic
   * @param vacuous why nothing was compared, if nothing was in some arithmetic
   */
  record LawVerdict(
      LawStatement law,
      String subject,
      boolean rounds,
      List<String> over,
      List<Disagreement> refuted,
      Optional<Message> unsupported,
      Optional<Message> vacuous) {

    static LawVerdict of(Law law, Strategy strategy, Case c) {
      boolean rounds = !strategy.rounding().exactWhereSumsAre();
      return of(law, strategy.name(), rounds, c, numbers -> law.judge(strategy.over(numbers), c));
    }

    static LawVerdict of(GradientLaw law, BackwardStrategy pass, Case c) {
      return of(law, pass.name(), false, c, numbers -> law.judge(pass.over(numbers), c));
    }

    /** Of a law that chooses its own arithmetics. */
    static LawVerdict of(StrategyLaw law, Strategy strategy, Case c) {
      Outcome outcome = law.judge(strategy, c);
      List<String> over = judged(outcome) ? List.of(law.arithmetics()) : List.of();
      return of(law, strategy.name(), false, over, List.of(outcome));
    }

    private static LawVerdict of(
        LawStatement law,
        String subject,
        boolean rounds,
        Case c,
        Function<Arithmetic<?>, Outcome> judging) {
      List<Outcome> outcomes = new ArrayList<>();
      List<String> over = new ArrayList<>();
      for (Arithmetic<?> numbers : CaseTensors.exactOn(c, law)) {
        Outcome outcome = judging.apply(numbers);
        outcomes.add(outcome);
        if (judged(outcome)) {
          over.add(numbers.name());
        }
      }
      return of(law, subject, rounds, over, outcomes);
    }

    private static LawVerdict of(
        LawStatement law,
        String subject,
        boolean rounds,
        List<String> over,
        List<Outcome> outcomes) {
      List<Disagreement> refuted = new ArrayList<>();
      List<Message> unsupported = new ArrayList<>();
      List<Message> vacuous = new ArrayList<>();
      for (Outcome outcome : outcomes) {
        boolean unused =
            outcome.<Boolean>fold(
                held -> true,
                it -> refuted.add(it.by()),
                it -> unsupported.add(it.said()),
                it -> vacuous.add(it.said()));
      }
      return new LawVerdict(
          law,
          subject,
          rounds,
          over,
          refuted,
          unsupported.stream().findFirst(),
          vacuous.stream().findFirst());
    }

    private static boolean judged(Outcome outcome) {
      return outcome.fold(held -> true, refuted -> true, unsupported -> false, vacuous -> false);
    }

    CaseVerdict verdict() {
      if (!refuted.isEmpty()) {
        return CaseVerdict.REFUTED;
      }
      if (!over.isEmpty()) {
        return CaseVerdict.HOLDS;
      }
      return unsupported.isPresent() ? CaseVerdict.UNSUPPORTED : CaseVerdict.VACUOUS;
    }

    /** Why nothing at all was compared, if nothing was. */
    Optional<Message> whyNothing() {
      return over.isEmpty() ? unsupported.or(() -> vacuous) : Optional.empty();
    }
  }

  /** Judges everything on a case. */
  static Replayed on(Case c, List<Strategy> strategies, List<BackwardStrategy> backward) {
    return new Replayed(
        c,
        CaseTensors.exactOn(c, Laws.AGREEMENT).stream().map(numbers -> numbers.name()).toList(),
        CaseTensors.of(c),
        strategies.stream().map(strategy -> LawVerdict.of(Laws.AGREEMENT, strategy, c)).toList(),
        products(c) <= MOST_PRODUCTS ? laws(c, strategies, backward) : List.of());
  }

  private static List<LawVerdict> laws(
      Case c, List<Strategy> strategies, List<BackwardStrategy> backward) {
    List<Strategy> inScope = strategies.stream().filter(s -> supports(s::scope, c)).toList();
    List<BackwardStrategy> passes = backward.stream().filter(p -> supports(p::scope, c)).toList();
    Stream<LawVerdict> forward =
        Laws.forward().stream()
            .filter(law -> law.layers() == c.layers().size() && law != Laws.AGREEMENT)
            .flatMap(law -> inScope.stream().map(strategy -> LawVerdict.of(law, strategy, c)));
    Stream<LawVerdict> own =
        Laws.ofStrategies().stream()
            .filter(law -> law.layers() == c.layers().size())
            .flatMap(law -> inScope.stream().map(strategy -> LawVerdict.of(law, strategy, c)));
    Stream<LawVerdict> gradients =
        Laws.gradients().stream()
            .filter(law -> law.layers() == c.layers().size())
            .flatMap(
                law ->
                    passes.stream()
                        .filter(pass -> !Laws.isReference(law, pass))
                        .map(pass -> LawVerdict.of(law, pass, c)));
    return Stream.of(forward, own, gradients).flatMap(Function.identity()).toList();
  }

  private static boolean supports(Function<Geometry, Support> scope, Case c) {
    return c.layers().stream().allMatch(layer -> scope.apply(layer.geometry()).applies());
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

  /**
   * Returns what the case shows: REFUTED if anything differs, and HOLDS only if some other strategy
   * than the definition was compared with it.
   */
  CaseVerdict verdict() {
    if (tensors.contradiction().isPresent()
        || all().anyMatch(one -> one.verdict() == CaseVerdict.REFUTED)) {
      return CaseVerdict.REFUTED;
    }
    boolean compared =
        all()
            .filter(one -> one.law() == Laws.AGREEMENT || strategies.isEmpty())
            .filter(one -> !one.subject().equals(Strategies.DEFINITION.name()))
            .anyMatch(one -> one.verdict() == CaseVerdict.HOLDS);
    return compared ? CaseVerdict.HOLDS : CaseVerdict.VACUOUS;
  }

  private Stream<LawVerdict> all() {
    return Stream.concat(strategies.stream(), laws.stream());
  }
}

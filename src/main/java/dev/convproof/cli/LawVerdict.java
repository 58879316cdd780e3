package dev.convproof.cli;

import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Disagreement;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Law;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Outcome;
import dev.convproof.law.StrategyLaw;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one case says of a law and a strategy, or of a law of gradients and a backward pass.
 *
 * @param subject the strategy's or the backward pass's name
 * @param rounds whether it does, over numbers that do, even where sums of products are exact
 * @param outside why it does not compute the case, if it does not
 * @param over the arithmetics in which something was compared
 * @param refuted where the law fails, one for each arithmetic
 * @param vacuous why nothing was compared, if nothing was in some arithmetic
 */
record LawVerdict(
    LawStatement law,
    String subject,
    boolean rounds,
    Optional<String> outside,
    List<String> over,
    List<Disagreement> refuted,
    Optional<String> vacuous) {

  boolean holds() {
    return refuted.isEmpty();
  }

  /** Why nothing at all was compared, if nothing was. */
  Optional<String> whyNothing() {
    return over.isEmpty() ? outside.or(() -> vacuous) : Optional.empty();
  }

  static LawVerdict of(Law law, Strategy strategy, Case c) {
    return of(
        law,
        strategy.name(),
        !strategy.rounding().exactWhereSumsAre(),
        outside(strategy::scope, c),
        c,
        numbers -> law.judge(strategy.over(numbers), c));
  }

  /** Of a law that chooses its own arithmetics. */
  static LawVerdict of(StrategyLaw law, Strategy strategy, Case c) {
    Optional<String> outside = outside(strategy::scope, c);
    List<Outcome> outcomes = outside.isPresent() ? List.of() : List.of(law.judge(strategy, c));
    boolean judged = outcomes.stream().anyMatch(LawVerdict::judged);
    return new LawVerdict(
        law,
        strategy.name(),
        false,
        outside,
        judged ? List.of(law.arithmetics()) : List.of(),
        refuted(outcomes),
        vacuous(outcomes));
  }

  private static boolean judged(Outcome outcome) {
    return outcome.fold(held -> true, refuted -> true, unsupported -> false, vacuous -> false);
  }

  static LawVerdict of(GradientLaw law, BackwardStrategy pass, Case c) {
    return of(
        law,
        pass.name(),
        false,
        outside(pass::scope, c),
        c,
        numbers -> law.judge(pass.over(numbers), c));
  }

  private static LawVerdict of(
      LawStatement law,
      String subject,
      boolean rounds,
      Optional<String> outside,
      Case c,
      Function<Arithmetic<?>, Outcome> judging) {
    List<Outcome> outcomes = new ArrayList<>();
    List<String> over = new ArrayList<>();
    if (outside.isEmpty()) {
      for (Arithmetic<?> numbers : Arithmetics.exactOn(c, law)) {
        Outcome outcome = judging.apply(numbers);
        outcomes.add(outcome);
        if (judged(outcome)) {
          over.add(numbers.name());
        }
      }
    }
    return new LawVerdict(
        law, subject, rounds, outside, over, refuted(outcomes), vacuous(outcomes));
  }

  private static Optional<String> outside(Function<Geometry, Support> scope, Case c) {
    return c.layers().stream()
        .map(layer -> scope.apply(layer.geometry()))
        .flatMap(s -> s instanceof Support.Unsupported o ? Stream.of(o.reason()) : Stream.empty())
        .findFirst();
  }

  private static List<Disagreement> refuted(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(o -> o instanceof Outcome.Refuted refuted ? Stream.of(refuted.by()) : null)
        .toList();
  }

  private static Optional<String> vacuous(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(
            o ->
                o.<Stream<String>>fold(
                    held -> null,
                    refuted -> null,
                    unsupported -> Stream.of(unsupported.reason()),
                    vacuous -> Stream.of(vacuous.reason())))
        .findFirst();
  }
}

package dev.convproof.properties;

import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Operations;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CostModels;
import dev.convproof.cost.Count;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.WhenCounted;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Guarded;
import dev.convproof.law.Law;
import dev.convproof.law.Outcome;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy executes, with and without a bias, is what a closed form says.
 *
 * @param statement in one sentence
 * @param comparing sets a run beside the closed form; nothing where it says nothing of a strategy
 */
record OperationsLaw(String statement, Comparing comparing) implements Law {
  /** The strategy's own closed form. */
  static final OperationsLaw OWN_FORM =
      new OperationsLaw(
          "A strategy executes as many operations as its closed form says.",
          Count::besideClosedForm);

  /** The textbook's closed forms. */
  static final OperationsLaw TEXTBOOK =
      new OperationsLaw(
          "A strategy that makes a product for every tap executes as many operations as the"
              + " textbook says.",
          (model, g, bias, executed) ->
              model
                  .textbook()
                  .map(realised -> Count.besideTextbook(realised, g, bias, executed))
                  .orElse(List.of()));

  /** Sets a run beside a closed form. */
  @FunctionalInterface
  interface Comparing {
    List<Count> counts(CostModel model, Geometry g, BiasTerm bias, Operations executed);
  }

  @Override
  public String name() {
    return "operations";
  }

  @Override
  public <V> Outcome judge(Arithmetic<V> numbers, Strategy subject, Case c) {
    Support scope = new WhenCounted(subject).scope(numbers, c.problem(numbers));
    if (scope instanceof Support.Unsupported outside) {
      return new Outcome.Vacuous(outside.reason());
    }
    return CostModels.of(subject)
        .map(model -> compared(model, numbers, subject, c))
        .orElseGet(() -> new Outcome.Vacuous("no closed form is stated for " + subject.name()));
  }

  private <V> Outcome compared(CostModel model, Arithmetic<V> numbers, Strategy subject, Case c) {
    return Guarded.judge(
        this,
        numbers,
        subject,
        c,
        guarded -> outcome(counts(model, numbers, guarded, c), numbers, guarded, c));
  }

  private <V> List<Count> counts(CostModel model, Arithmetic<V> numbers, Strategy subject, Case c) {
    List<Count> counts = new ArrayList<>();
    for (Problem<V> problem : withAndWithoutBias(numbers, c)) {
      Operations executed = CountedRun.of(subject, numbers, problem).executed();
      counts.addAll(comparing.counts(model, c.geometry(), BiasTerm.of(problem), executed));
    }
    return counts;
  }

  private static <V> List<Problem<V>> withAndWithoutBias(Arithmetic<V> numbers, Case c) {
    Problem<V> problem = c.problem(numbers);
    Problem<V> biased =
        problem.bias().isPresent()
            ? problem
            : problem.withBias(Optional.of(numbers.zeros(c.geometry().outputChannels())));
    return List.of(problem.withBias(Optional.empty()), biased);
  }

  private static Outcome outcome(
      List<Count> counts, Arithmetic<?> numbers, Strategy subject, Case c) {
    if (counts.isEmpty()) {
      return new Outcome.Vacuous("no closed form of this kind speaks of " + subject.name());
    }
    long nonzero = counts.stream().filter(count -> count.executed() != 0).count();
    return counts.stream()
        .filter(count -> !count.agrees())
        .findFirst()
        .<Outcome>map(
            wrong -> new Outcome.Refuted(disagreement(wrong, numbers.name(), subject.name(), c)))
        .orElseGet(() -> new Outcome.Holds(counts.size(), nonzero));
  }

  private static Disagreement disagreement(Count wrong, String numbers, String subject, Case c) {
    return new Disagreement(
        "operations",
        subject + " " + wrong.words(),
        wrong.bias().toString(),
        Long.toString(wrong.predicted()),
        Long.toString(wrong.executed()),
        numbers,
        c);
  }
}

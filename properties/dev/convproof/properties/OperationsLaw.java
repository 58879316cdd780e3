package dev.convproof.properties;

import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.CountedRun.CountingStrategy;
import dev.convproof.cost.OperationCount;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Outcome;
import dev.convproof.law.StrategyLaw;
import dev.convproof.law.Trial;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the operations that a strategy executes, with and without a bias, with a closed form.
 *
 * @param statement in one sentence
 * @param comparing sets a run beside the closed form; nothing where it says nothing of a strategy
 */
record OperationsLaw(String statement, Comparing comparing) implements StrategyLaw {
  /** The strategy's own closed form. */
  static final OperationsLaw OWN_FORM =
      new OperationsLaw(
          "A strategy executes as many operations as its closed form says.",
          OperationCount::besideClosedForm);

  /** The textbook's closed forms. */
  static final OperationsLaw TEXTBOOK =
      new OperationsLaw(
          "A strategy that makes a product for every tap executes as many operations as the"
              + " textbook says.",
          (model, g, bias, executed) ->
              model
                  .textbook()
                  .map(realised -> OperationCount.besideTextbook(realised, g, bias, executed))
                  .orElse(List.of()));

  /** The counts do not depend on the numbers; every strategy runs in this field. */
  private static final Arithmetic<long[]> NUMBERS = FourierResidues.INSTANCE;

  /** Sets a run beside a closed form. */
  @FunctionalInterface
  interface Comparing {
    List<OperationCount> counts(CostModel model, Geometry g, BiasTerm bias, Operations executed);
  }

  @Override
  public String name() {
    return "operations";
  }

  @Override
  public String arithmetics() {
    return NUMBERS.name();
  }

  @Override
  public Outcome judge(Strategy subject, Case c) {
    return judge(NUMBERS, subject, c);
  }

  private <V> Outcome judge(Arithmetic<V> numbers, Strategy subject, Case c) {
    Problem<V> problem = c.problem(numbers);
    Support support = new CountingStrategy(subject).scope(numbers, problem);
    if (support instanceof Support.Unsupported outside) {
      return new Outcome.Unsupported(outside.reason());
    }
    Optional<CostModel> model = CostModel.of(subject);
    if (model.isEmpty()) {
      return new Outcome.Vacuous("no closed form is stated for " + subject.name());
    }
    return new Trial<>(subject.over(numbers), c)
        .judged(
            this,
            () -> outcome(counts(model.get(), numbers, subject, problem), numbers, subject, c));
  }

  private <V> List<OperationCount> counts(
      CostModel model, Arithmetic<V> numbers, Strategy subject, Problem<V> problem) {
    List<OperationCount> counts = new ArrayList<>();
    for (Problem<V> one : withAndWithoutBias(numbers, problem)) {
      Operations executed = CountedRun.of(subject, numbers, one).executed();
      counts.addAll(comparing.counts(model, problem.geometry(), BiasTerm.of(one), executed));
    }
    return counts;
  }

  private static <V> List<Problem<V>> withAndWithoutBias(
      Arithmetic<V> numbers, Problem<V> problem) {
    Problem<V> biased =
        problem.bias().isPresent()
            ? problem
            : problem.withBias(Optional.of(numbers.zeros(problem.geometry().outputChannels())));
    return List.of(problem.withBias(Optional.empty()), biased);
  }

  private static Outcome outcome(
      List<OperationCount> counts, Arithmetic<?> numbers, Strategy subject, Case c) {
    if (counts.isEmpty()) {
      return new Outcome.Vacuous("no closed form of this kind speaks of " + subject.name());
    }
    long nonzero = counts.stream().filter(count -> count.executed() != 0).count();
    return counts.stream()
        .filter(count -> !count.agrees())
        .findFirst()
        .<Outcome>map(
            wrong -> new Outcome.Refuted(disagreement(wrong, numbers.name(), subject.name(), c)))
        .orElseGet(() -> new Outcome.Held(counts.size(), nonzero));
  }

  private static Disagreement disagreement(
      OperationCount wrong, String numbers, String subject, Case c) {
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

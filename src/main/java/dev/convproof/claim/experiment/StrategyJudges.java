package dev.convproof.claim.experiment;

import dev.convproof.algebra.Operations;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.OperationCount;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.proof.AllValues;
import dev.convproof.proof.FormalGradients;
import dev.convproof.proof.Theorem;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges of every strategy at every shape up to a bound. */
public final class StrategyJudges {
  private StrategyJudges() {}

  /**
   * A judge of whether strategies compute what the definition says, for all values, at every shape
   * up to a bound.
   */
  public record Definition(List<Strategy> strategies, int excess) implements Judge {
    @Override
    public Judgement judge() {
      AllValues.ExhaustiveResult result = new AllValues(strategies).upTo(excess);
      Verdict verdict =
          result
              .difference()
              .<Verdict>map(difference -> refuted(difference, result.geometries()))
              .orElseGet(() -> holds(result));
      return new Cited(
              strategies.stream().flatMap(s -> Theorem.indexMapOf(s.name()).stream()).toList())
          .beside(verdict, List::of);
    }

    private Verdict holds(AllValues.ExhaustiveResult result) {
      Strength strength = new Strength.Exact(PlainShapes.bound(result.geometries(), excess));
      return new Verdict.Holds(
          strategies.stream()
              .map(
                  s ->
                      new Verdict.Link(
                          Message.of("link.equals-definition", Message.named("strategy", s.name())),
                          strength))
              .toList());
    }

    private static Verdict refuted(AllValues.PolynomialDifference difference, long geometries) {
      Failure failure =
          new Failure(
              Contrast.DEFINITION_PROGRAM,
              Message.verbatim(difference.expected()),
              Message.verbatim(difference.actual()));
      return new Verdict.Refuted(failure.at(difference.geometry().toString(), geometries - 1));
    }
  }

  /**
   * A judge of whether strategies execute as many operations as their closed forms say, with a bias
   * and without, at every shape up to a bound. What is executed does not depend on values.
   */
  public record ClosedFormCounts(List<Strategy> strategies, int excess) implements Judge {
    @Override
    public Judgement judge() {
      return atEveryShape(
          Message.of("link.every-run"),
          excess,
          g ->
              counts(g)
                  .filter(count -> !count.agrees())
                  .findFirst()
                  .map(count -> new Failure(count.executed(), count.predicted())));
    }

    private Stream<OperationCount> counts(Geometry g) {
      return strategies.stream()
          .filter(strategy -> strategy.scope(g).applies())
          .flatMap(
              strategy ->
                  CostModel.of(strategy).stream().flatMap(model -> counts(strategy, model, g)));
    }

    private static Stream<OperationCount> counts(Strategy strategy, CostModel model, Geometry g) {
      return Arrays.stream(BiasTerm.values())
          .flatMap(
              bias -> {
                Operations executed = CountedRun.of(strategy, g, bias).executed();
                return OperationCount.besideClosedForm(model, g, bias, executed).stream();
              });
    }
  }

  /**
   * A judge of whether backward passes give formal derivatives, for all values, at every shape up
   * to a bound.
   *
   * @param passes those that are judged; each must apply to some shape
   * @param excess up to which all shapes are tried
   */
  public record Derivatives(List<BackwardStrategy> passes, int excess) implements Judge {
    @Override
    public Judgement judge() {
      FormalGradients derivatives = new FormalGradients(passes);
      return atEveryShape(
          Message.of("link.formal-derivatives", passes.size()),
          excess,
          g ->
              derivatives
                  .at(g)
                  .difference()
                  .map(wrong -> new Failure(wrong.expected(), wrong.actual())));
    }
  }

  private static Judgement atEveryShape(
      Message what, int excess, Function<Geometry, Optional<Failure>> failure) {
    Stream<Geometry> all = IntStream.rangeClosed(0, excess).boxed().flatMap(Shapes::ofSize);
    return Judgement.of(Exhaustion.atShapes(what, all, excess, failure));
  }
}

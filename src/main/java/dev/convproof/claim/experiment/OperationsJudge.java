package dev.convproof.claim.experiment;

import dev.convproof.algebra.Operations;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CostModels;
import dev.convproof.cost.Count;
import dev.convproof.cost.CountedRun;
import dev.convproof.geometry.Geometries;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether strategies execute as many operations as their closed forms say, with a bias and without,
 * at every shape up to a bound. What is executed does not depend on values.
 */
public record OperationsJudge(List<Strategy> strategies, int excess) implements Judge {
  @Override
  public Judgement judge() {
    long shapes = 0;
    Iterator<Geometry> all =
        IntStream.rangeClosed(0, excess).boxed().flatMap(Geometries::ofSize).iterator();
    while (all.hasNext()) {
      Geometry g = all.next();
      Optional<Count> wrong = counts(g).filter(count -> !count.agrees()).findFirst();
      if (wrong.isPresent()) {
        return Judgement.of(new Verdict.Refuted(counterexample(g, wrong.orElseThrow(), shapes)));
      }
      shapes++;
    }
    return Judgement.of(
        new Verdict.Holds(
            Message.of("link.every-run"), new Strength.Exact(Domain.bound(shapes, excess))));
  }

  private Stream<Count> counts(Geometry g) {
    return strategies.stream()
        .filter(strategy -> strategy.scope(g).applies())
        .flatMap(
            strategy ->
                CostModels.of(strategy).stream().flatMap(model -> counts(strategy, model, g)));
  }

  private static Stream<Count> counts(Strategy strategy, CostModel model, Geometry g) {
    return Arrays.stream(BiasTerm.values())
        .flatMap(
            bias -> {
              Operations executed = CountedRun.of(strategy, g, bias).executed();
              return Count.besideClosedForm(model, g, bias, executed).stream();
            });
  }

  private static Counterexample counterexample(Geometry g, Count wrong, long smaller) {
    return new Counterexample(
        g.toString(),
        Message.verbatim(wrong.executed()),
        Message.verbatim(wrong.predicted()),
        true,
        Exhaustion.known(smaller),
        Optional.empty());
  }
}

package dev.convproof.claim.experiment;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.proof.AllValues;
import dev.convproof.proof.Theorem;
import dev.convproof.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/**
 * Whether strategies compute what the definition says, for all values, at every shape up to a
 * bound.
 */
public record StrategiesJudge(List<Strategy> strategies, int excess) implements Judge {
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
        .beside(verdict, List.of());
  }

  private Verdict holds(AllValues.ExhaustiveResult result) {
    Strength strength = new Strength.Exact(Domain.bound(result.geometries(), excess));
    return new Verdict.Holds(
        strategies.stream()
            .map(s -> new Verdict.Link(Message.of("link.equals-definition", s.name()), strength))
            .toList());
  }

  private static Verdict refuted(AllValues.PolynomialDifference difference, long geometries) {
    return new Verdict.Refuted(
        new Counterexample(
            difference.geometry().toString(),
            Contrast.DEFINITION_PROGRAM,
            Message.verbatim(difference.expected()),
            Message.verbatim(difference.actual()),
            true,
            Exhaustion.known(geometries - 1),
            Optional.empty()));
  }
}

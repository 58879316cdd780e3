package dev.convproof.claim.experiment;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.geometry.Geometries;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.FormalGradients;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether backward passes give formal derivatives, for all values, at every shape up to a bound.
 *
 * @param passes those that are judged; each must apply to some shape
 * @param excess up to which all shapes are tried
 */
public record DerivativesJudge(List<BackwardStrategy> passes, int excess) implements Judge {
  @Override
  public Judgement judge() {
    FormalGradients derivatives = new FormalGradients(passes);
    long shapes = 0;
    Iterator<Geometry> all =
        IntStream.rangeClosed(0, excess).boxed().flatMap(Geometries::ofSize).iterator();
    while (all.hasNext()) {
      Optional<FormalGradients.GradientDifference> wrong = derivatives.at(all.next()).difference();
      if (wrong.isPresent()) {
        return Judgement.of(new Verdict.Refuted(counterexample(wrong.orElseThrow(), shapes)));
      }
      shapes++;
    }
    return Judgement.of(
        new Verdict.Holds(
            Message.of("link.formal-derivatives", passes.size()),
            new Strength.Exact(Domain.bound(shapes, excess))));
  }

  private static Counterexample counterexample(
      FormalGradients.GradientDifference wrong, long smaller) {
    return new Counterexample(
        wrong.geometry().toString(),
        Message.verbatim(wrong.expected()),
        Message.verbatim(wrong.actual()),
        true,
        Exhaustion.known(smaller),
        Optional.empty());
  }
}

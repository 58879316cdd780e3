package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.claim.experiment.PairBiases.Join;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What is a scalar: the bias of a kernel, the value of a window under a kernel, or the value of a
 * window under the whole layer. Counted from execution.
 */
public record ScalarJudge(Domain domain) implements Judge {
  @Override
  public Judgement judge() {
    PairBiases added = new PairBiases(Join.SUM);
    return Judgement.of(
        Readings.together(
            List.of(
                new Reading(
                    "the bias of a kernel",
                    Exhaustion.of(
                        "rank-of-kernel-biases",
                        domain,
                        g ->
                            Failure.unlessEqual(
                                added.rank(g.withChannels(1, g.inputChannels(), 1)), 1))),
                new Reading(
                    "the value of a window under one kernel",
                    Exhaustion.of(
                        "one-value-under-one-kernel",
                        domain,
                        g -> scalar(g.withChannels(1, g.inputChannels(), 1)))),
                new Reading(
                    "the value of a window under all kernels",
                    Exhaustion.of("one-value-under-all-kernels", domain, ScalarJudge::scalar)))));
  }

  private static Optional<Failure> scalar(Geometry g) {
    long[] image = new long[g.inputSize()];
    long[] kernels = new long[g.weightSize()];
    Tensor<long[]> output =
        Strategies.DEFINITION.convolve(
            Integers.INSTANCE, Problem.of(g, image, kernels, Optional.empty()));
    return Failure.unlessEqual(output.data().length / g.windows(), 1);
  }
}

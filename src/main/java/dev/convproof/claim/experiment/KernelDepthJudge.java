package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the kernels number co and are ci deep: found by changing one weight, or one input
 * channel, at a time, where all numbers are 1, so that nothing cancels.
 */
public record KernelDepthJudge(Domain domain) implements Judge {
  @Override
  public Judgement judge() {
    Geometry grouped = Geometry.UNIT.withChannels(2, 2, 2);
    return new Judgement(
        Exhaustion.of("own-kernel", domain, KernelDepthJudge::failure),
        List.of(new Figure("kernel-depth", grouped + ": " + depth(grouped, 0))));
  }

  private static Optional<Failure> failure(Geometry g) {
    return Failure.unlessEqual(kernels(g), g.outputChannels())
        .or(
            () ->
                IntStream.range(0, g.outputChannels())
                    .mapToObj(o -> Failure.unlessEqual(depth(g, o), g.inputChannels()))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  /** In how many sets the weights fall, by which output channels they change. */
  private static long kernels(Geometry g) {
    long[] image = Line.ones(g.inputSize());
    return IntStream.range(0, g.weightSize())
        .mapToObj(
            weight -> {
              long[] kernels = Line.ones(g.weightSize());
              kernels[weight]++;
              return changed(g, image, kernels);
            })
        .distinct()
        .count();
  }

  /** How many input channels change an output channel. */
  private static long depth(Geometry g, int o) {
    long[] kernels = Line.ones(g.weightSize());
    return IntStream.range(0, g.inputChannels())
        .filter(
            c -> {
              long[] image = Line.ones(g.inputSize());
              Arrays.fill(image, c * g.pixels(), (c + 1) * g.pixels(), 2);
              return changed(g, image, kernels).contains(o);
            })
        .count();
  }

  /** The output channels that differ from those where all numbers are 1. */
  private static List<Integer> changed(Geometry g, long[] image, long[] kernels) {
    long[] before = output(g, Line.ones(g.inputSize()), Line.ones(g.weightSize()));
    long[] after = output(g, image, kernels);
    return IntStream.range(0, g.outputSize())
        .filter(at -> before[at] != after[at])
        .map(at -> at / g.windows())
        .distinct()
        .boxed()
        .toList();
  }

  private static long[] output(Geometry g, long[] image, long[] kernels) {
    return Strategies.DEFINITION
        .convolve(Integers.INSTANCE, Problem.of(g, image, kernels, Optional.empty()))
        .data();
  }
}

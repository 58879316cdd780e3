package dev.convproof.claim.experiment;

import dev.convproof.algebra.Residues;
import dev.convproof.claim.Message;
import dev.convproof.claim.experiment.Stacks.Stack;
import dev.convproof.geometry.Geometries;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A case at every shape up to a bound, its values drawn from all residues, with biases. */
final class EveryShape {
  private EveryShape() {}

  /** The cases, smallest first; the same in every run. */
  static Stream<Case> cases(int layers, int excess) {
    SplittableRandom random = new SplittableRandom(layers);
    Stacks stacks = new Stacks();
    return IntStream.rangeClosed(0, excess)
        .boxed()
        .flatMap(
            level ->
                layers == 1
                    ? Geometries.ofSize(level).map(List::of)
                    : stacks.ofSize(level).stream().map(EveryShape::layers))
        .map(geometries -> drawn(geometries, random));
  }

  private static List<Geometry> layers(Stack stack) {
    return List.of(stack.first(), stack.second());
  }

  private static Case drawn(List<Geometry> geometries, SplittableRandom random) {
    List<Layer> layers =
        geometries.stream()
            .map(
                g ->
                    Layer.of(
                        g,
                        residues(random, g.weightSize()),
                        Optional.of(residues(random, g.outputChannels()))))
            .toList();
    return new Case(residues(random, geometries.get(0).inputSize()), 0, layers);
  }

  private static long[] residues(SplittableRandom random, int count) {
    return random.longs(count, 0, Residues.MODULUS).toArray();
  }

  /** How a bound is written in a strength. */
  static Message bound(int layers, long cases, int excess) {
    return layers == 1 ? Domain.bound(cases, excess) : Stacks.bound(cases, excess);
  }
}

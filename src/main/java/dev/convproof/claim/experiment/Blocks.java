package dev.convproof.claim.experiment;

import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.algebra.Integers;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A c×c matrix in b diagonal blocks, as a 1×1 convolution in b groups over one pixel.
 *
 * @param c channels
 * @param b blocks
 */
record Blocks(int c, int b) {
  private Geometry geometry() {
    return Geometry.UNIT.withChannels(b, c, c);
  }

  /** Multiplications of one layer, counted. */
  long multiplications() {
    CountingAlgebra<long[]> counted = new CountingAlgebra<>(Integers.INSTANCE);
    Geometry g = geometry();
    Problem<CountingAlgebra.Tagged<long[]>> problem =
        Problem.of(
            g,
            counted.data(new long[g.inputSize()]),
            counted.data(new long[g.weightSize()]),
            Optional.empty());
    Strategies.DEFINITION.convolve(counted, problem);
    return counted.executed().multiplications();
  }

  /** The pairs of an input and an output that one layer connects. */
  long connections() {
    return connections(this::layer);
  }

  /** The pairs that two layers connect, with a shuffle of the channels between them. */
  long shuffledConnections() {
    return connections(x -> layer(shuffled(layer(x))));
  }

  /** One layer with all weights 1: what is connected cannot cancel. */
  private long[] layer(long[] channels) {
    Geometry g = geometry();
    Problem<long[]> problem = Problem.of(g, channels, Line.ones(g.weightSize()), Optional.empty());
    return Strategies.DEFINITION.convolve(Integers.INSTANCE, problem).data();
  }

  /** Deals the channels of every block out to all blocks, in turn. */
  private long[] shuffled(long[] channels) {
    long[] shuffled = new long[c];
    int size = c / b;
    for (int at = 0; at < c; at++) {
      shuffled[at % size * b + at / size] = channels[at];
    }
    return shuffled;
  }

  private long connections(UnaryOperator<long[]> map) {
    return IntStream.range(0, c)
        .mapToLong(x -> Arrays.stream(map.apply(Line.impulse(c, x))).filter(y -> y != 0).count())
        .sum();
  }

  @Override
  public String toString() {
    return "c=" + c + ", b=" + b;
  }
}

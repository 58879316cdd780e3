package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.impulse;
import static dev.convproof.claim.experiment.IntegerConvolution.ones;

import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.algebra.Integers;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A judge of what a c×c matrix in b diagonal blocks saves and loses, and what a shuffle between two
 * of them gives back: counted and executed for every b that divides c.
 *
 * @param multiplications claimed, as a function of c and b
 * @param most the greatest c
 */
public record BlocksJudge(LongBinaryOperator multiplications, int most) implements Judge {
  @Override
  public Judgement judge() {
    Stream<Blocks> all =
        IntStream.rangeClosed(1, most)
            .boxed()
            .flatMap(
                c ->
                    IntStream.rangeClosed(1, c)
                        .filter(b -> c % b == 0)
                        .mapToObj(b -> new Blocks(c, b)));
    return Judgement.of(
        Exhaustion.verdict(all, this::failure, tried -> links()), BlocksJudge::figures);
  }

  private Optional<Failure> failure(Blocks blocks) {
    long claimed = multiplications.applyAsLong(blocks.c(), blocks.b());
    long square = (long) blocks.c() * blocks.c();
    boolean all = blocks.shuffledConnections() == square;
    return Failure.unlessEqual(blocks.multiplications(), claimed)
        .or(() -> Failure.unlessEqual(blocks.connections(), claimed))
        .or(() -> Failure.unlessEqual(all ? 1 : 0, blocks.b() * blocks.b() <= blocks.c() ? 1 : 0));
  }

  private List<Verdict.Link> links() {
    Strength strength = new Strength.Exact(Message.of("bound.blocks", most));
    return Stream.of("blocks-cost", "blocks-connect", "shuffle-connects")
        .map(what -> new Verdict.Link(Message.named("link", what), strength))
        .toList();
  }

  private static List<Figure> figures() {
    return Stream.of(new Blocks(8, 2), new Blocks(16, 4), new Blocks(16, 8))
        .map(
            blocks ->
                new Figure(
                    "blocks",
                    Message.of(
                        "value.blocks",
                        blocks.c(),
                        blocks.b(),
                        blocks.multiplications(),
                        blocks.c() * blocks.c(),
                        blocks.connections(),
                        blocks.shuffledConnections())))
        .toList();
  }

  /**
   * A c×c matrix in b diagonal blocks, as a 1×1 convolution in b groups over one pixel.
   *
   * @param c channels
   * @param b blocks
   */
  private record Blocks(int c, int b) {
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
      return IntegerConvolution.convolve(geometry(), channels, ones(geometry().weightSize()));
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
          .mapToLong(x -> Arrays.stream(map.apply(impulse(c, x))).filter(y -> y != 0).count())
          .sum();
    }

    @Override
    public String toString() {
      return "c=" + c + ", b=" + b;
    }
  }
}

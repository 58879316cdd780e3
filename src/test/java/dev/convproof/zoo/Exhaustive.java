package dev.convproof.zoo;

import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the smallest failing size by trying everything, without any of the search's own code. */
final class Exhaustive {
  private static final long[] SMALL = {1, -1, 2};

  private Exhaustive() {}

  /**
   * The least excess, up to a limit, of a shape that fails at random values like those of a case.
   */
  static Optional<Integer> leastExcess(Case like, int limit, Predicate<Case> fails) {
    return IntStream.rangeClosed(0, limit)
        .boxed()
        .filter(
            excess ->
                shapes(like.layers().size(), excess)
                    .flatMap(shape -> random(shape, like))
                    .anyMatch(fails))
        .findFirst();
  }

  /** Whether a shape fails at random values like those of a case. */
  static boolean failsAtRandom(List<Geometry> shape, Case like, Predicate<Case> fails) {
    return random(shape, like).anyMatch(fails);
  }

  private static Stream<List<Geometry>> shapes(int layers, int excess) {
    return layers == 1
        ? Shapes.ofSize(excess).map(List::of)
        : IntStream.rangeClosed(0, excess)
            .boxed()
            .flatMap(
                ofFirst ->
                    Shapes.ofSize(ofFirst)
                        .flatMap(
                            first ->
                                Shapes.ofSize(excess - ofFirst)
                                    .filter(
                                        second -> Shape.input(second).equals(Shape.output(first)))
                                    .map(second -> List.of(first, second))));
  }

  /** With biases, with others, and without. */
  private static Stream<Case> random(List<Geometry> shape, Case like) {
    return Stream.of(20, 21, 22).map(seed -> random(shape, like, seed, seed < 22));
  }

  private static Case random(List<Geometry> shape, Case like, int seed, boolean biased) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Case(
        values(random, shape.get(0).inputSize()),
        like.exponent(),
        IntStream.range(0, shape.size())
            .mapToObj(i -> layer(random, shape.get(i), like.layers().get(i), biased))
            .toList());
  }

  private static Layer layer(SplittableRandom random, Geometry g, Layer like, boolean biased) {
    return new Layer(
        g,
        values(random, g.weightSize()),
        biased ? Optional.of(values(random, g.outputChannels())) : Optional.empty(),
        like.exponent());
  }

  private static long[] values(SplittableRandom random, int count) {
    return random.longs(count, -9, 10).toArray();
  }

  /** Every case of the same shapes with fewer nonzero values, each 1, −1 or 2. */
  static Stream<Case> withFewerNonzeros(Case like) {
    int nonzeros = Math.toIntExact(CaseOrder.nonzeros(like));
    return nonzeros == 0
        ? Stream.empty()
        : fill(new long[like.values().length], 0, nonzeros - 1).map(like::withValues);
  }

  /** Every case of the shapes of zeros with at most as many nonzero values as another has. */
  static Stream<Case> withNonzeros(Case zeros, Case like) {
    int nonzeros = Math.toIntExact(CaseOrder.nonzeros(like));
    return fill(zeros.values(), 0, nonzeros).map(zeros::withValues);
  }

  private static Stream<long[]> fill(long[] values, int at, int more) {
    if (at == values.length || more == 0) {
      return Stream.of(values);
    }
    return Stream.concat(
        fill(values, at + 1, more),
        IntStream.range(0, SMALL.length)
            .boxed()
            .flatMap(
                choice -> {
                  long[] filled = values.clone();
                  filled[at] = SMALL[choice];
                  return fill(filled, at + 1, more - 1);
                }));
  }
}

package dev.convproof.law;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Random values for any shape, such as another case has: positive, of both signs, without biases,
 * and as large as the other's; scaled by its powers of two.
 */
final class GenericValues {
  /** The number of cases for each shape. */
  static final int DRAWS = 5;

  private static final Magnitudes SMALL = new Magnitudes(9, 9, 9);

  private final Case like;
  private final Magnitudes itsOwn;
  private final BigInteger bound;

  GenericValues(Case like, Exactness exactness) {
    this.like = like;
    itsOwn = Magnitudes.of(like);
    bound = BigInteger.valueOf(exactness.magnitude());
  }

  /** The cases of a shape, the same for every call. */
  Stream<Case> on(List<Geometry> shape) {
    return Stream.of(
        drawn(shape, new Range(1, false, SMALL), true),
        drawn(shape, new Range(2, true, SMALL), true),
        drawn(shape, new Range(3, true, SMALL), false),
        asLarge(shape),
        filling(shape));
  }

  /** Unscaled, with the last weights as large as exact sums allow, whatever the other is like. */
  private Case filling(List<Geometry> shape) {
    SplittableRandom random = new SplittableRandom(5);
    BigInteger reached = SMALL.worstSum(shape).max(BigInteger.ONE);
    long room = bound.divide(reached).max(BigInteger.ONE).longValueExact();
    Range small = new Range(random, true, SMALL);
    List<Layer> layers = new ArrayList<>();
    for (Geometry g : shape) {
      long most =
          layers.size() == shape.size() - 1
              ? Math.multiplyExact(SMALL.weights(), room)
              : SMALL.weights();
      layers.add(
          new Layer(
              g,
              small.values(g.weightSize(), most),
              Optional.of(small.values(g.outputChannels(), SMALL.bias())),
              0));
    }
    return new Case(small.values(shape.get(0).inputSize(), SMALL.input()), 0, layers);
  }

  /** With the other's magnitudes, where they are larger and every sum on this shape is exact. */
  private Case asLarge(List<Geometry> shape) {
    boolean larger = itsOwn.greatest() > SMALL.greatest();
    boolean exact = itsOwn.worstSum(shape).compareTo(bound) <= 0;
    return drawn(shape, new Range(4, true, larger && exact ? itsOwn : SMALL), true);
  }

  private Case drawn(List<Geometry> shape, Range range, boolean biased) {
    long[] input = range.values(shape.get(0).inputSize(), range.most().input());
    List<Layer> layers =
        IntStream.range(0, shape.size())
            .mapToObj(index -> layer(shape.get(index), index, range, biased))
            .toList();
    return new Case(input, like.exponent(), layers);
  }

  private Layer layer(Geometry g, int index, Range range, boolean biased) {
    return new Layer(
        g,
        range.values(g.weightSize(), range.most().weights()),
        biased
            ? Optional.of(range.values(g.outputChannels(), range.most().bias()))
            : Optional.empty(),
        like.layers().get(index).exponent());
  }

  /** Random values up to some magnitudes, from 1 or from their negatives. */
  private record Range(SplittableRandom random, boolean signed, Magnitudes most) {
    Range(long seed, boolean signed, Magnitudes most) {
      this(new SplittableRandom(seed), signed, most);
    }

    long[] values(int count, long most) {
      long[] values = new long[count];
      for (int at = 0; at < count; at++) {
        values[at] = random.nextLong(signed ? -most : 1, most + 1);
      }
      return values;
    }
  }

  /**
   * The greatest absolute values of a case's tensors.
   *
   * @param input of the input
   * @param weights of all layers' weights
   * @param bias of all layers' biases
   */
  record Magnitudes(long input, long weights, long bias) {

    static Magnitudes of(Case c) {
      return new Magnitudes(
          greatest(Arrays.stream(c.input())),
          greatest(c.layers().stream().flatMapToLong(layer -> Arrays.stream(layer.weights()))),
          greatest(
              c.layers().stream()
                  .flatMap(layer -> layer.bias().stream())
                  .flatMapToLong(Arrays::stream)));
    }

    private static long greatest(LongStream values) {
      return values.map(Math::abs).max().orElse(0);
    }

    /** The greatest of them. */
    long greatest() {
      return Math.max(input, Math.max(weights, bias));
    }

    /** Returns what no sum of absolute values exceeds, on stacked layers of a shape. */
    BigInteger worstSum(List<Geometry> shape) {
      BigInteger reached = BigInteger.valueOf(input);
      for (Geometry g : shape) {
        BigInteger factor = BigInteger.valueOf(weights).multiply(BigInteger.valueOf(g.products()));
        reached = reached.multiply(factor).add(BigInteger.valueOf(bias));
      }
      return reached;
    }
  }
}

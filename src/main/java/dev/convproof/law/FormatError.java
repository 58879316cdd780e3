package dev.convproof.law;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Rounded;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a layer's parameters take in a format, and what its roundings cost: errors of outputs as
 * shares of Σ|x||k| + |b|, in any order of summation, with and without fused multiply-adds.
 *
 * @param format such as {@code float16}
 * @param bytes of all weights and biases
 * @param error the greatest that was measured on random fractional data
 * @param compared outputs that were measured
 * @param terms n, the products of an output and its bias
 * @param precision p, so that the unit roundoff u is 2^−p
 */
public record FormatError(
    String format, long bytes, double error, long compared, int terms, int precision) {
  /** A layer that can be counted by hand: from 3 channels to 2, 2×2, on an input of 3×3. */
  public static final Geometry LAYER = new Geometry(1, 1, 3, 2, Axis.of(3, 2), Axis.of(3, 2));

  /** Random problems for each format. */
  public static final int DRAWS = 30;

  /**
   * Bounds allow for underflow, too; beside sums of numbers this large that is little, and no sum
   * of half overflows: 13 terms of at most 2^4·2^4 lie far below 65504.
   */
  private static final int EXPONENT = 4;

  /** The formats of {@link #LAYER}, from those that round most. */
  public static List<FormatError> measured() {
    return Stream.of(Rounded.BFLOAT16, Rounded.HALF, Floats.INSTANCE, Doubles.INSTANCE)
        .map(FormatError::of)
        .toList();
  }

  /** All weights and biases of {@link #LAYER}. */
  public static long parameters() {
    return (long) LAYER.weightSize() + LAYER.outputChannels();
  }

  /** The derived bound, n·u. */
  public double bound() {
    return Math.scalb((double) terms, -precision);
  }

  private static <V> FormatError of(FloatArithmetic<V> numbers) {
    BoundShare share =
        IntStream.iterate(0, seed -> seed + 1)
            .mapToObj(seed -> RandomFractions.problem(LAYER, numbers, seed, EXPONENT))
            .filter(problem -> problem.bias().isPresent()) // so that all have the same bound
            .limit(DRAWS)
            .map(problem -> BoundShare.of(numbers, problem, Strategies.direct()))
            .reduce(BoundShare.NONE, BoundShare::and);
    int terms = LAYER.products() + 1;
    return new FormatError(
        numbers.roundsTo().toString(),
        parameters() * numbers.roundsTo().bytes(),
        share.greatest() * terms * numbers.roundsTo().roundoff(),
        share.compared(),
        terms,
        numbers.roundsTo().precision());
  }

  /** Such as {@code float16: 52 bytes, error 1.6e-03, at most 6.3e-03}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %d bytes, error %.1e, at most %.1e", format, bytes, error, bound());
  }
}

package dev.convproof.law;

import dev.convproof.algebra.Precision;
import dev.convproof.algebra.Precisions;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.draw.RandomFractions;
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
 * @param bound n·u, for n products and a bias
 */
public record FormatError(String format, long bytes, double error, double bound) {

  /** The formats of a layer, from those that round most; measured on some draws. */
  public static List<FormatError> of(Geometry layer, int draws) {
    return Stream.of(Precisions.BFLOAT16, Precisions.HALF, Precisions.FLOAT, Precisions.DOUBLE)
        .map(precision -> of(precision, layer, draws))
        .toList();
  }

  private static <V> FormatError of(Precision<V> precision, Geometry layer, int draws) {
    BoundShare share =
        IntStream.iterate(0, seed -> seed + 1)
            .mapToObj(seed -> RandomFractions.problem(layer, precision, seed, 0))
            .filter(problem -> problem.bias().isPresent()) // so that all have the same bound
            .limit(draws)
            .map(problem -> BoundShare.of(precision, problem, Strategies.direct()))
            .reduce(BoundShare.NONE, BoundShare::and);
    double bound = (layer.products() + 1) * precision.format().roundoff();
    long parameters = (long) layer.weightSize() + layer.outputChannels();
    return new FormatError(
        precision.name(), parameters * precision.format().bytes(), share.greatest() * bound, bound);
  }

  /** Such as {@code float16: 26 bytes, error 8.2e-04, at most 6.3e-03}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %d bytes, error %.1e, at most %.1e", format, bytes, error, bound);
  }
}

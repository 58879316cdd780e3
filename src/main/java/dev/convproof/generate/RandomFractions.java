package dev.convproof.generate;

import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random fractional data: numbers of a format, of mixed signs and magnitudes. */
public final class RandomFractions {
  /** Magnitudes spread over so many powers of two, so that the sums of half stay finite. */
  private static final int SPREAD = 9;

  private RandomFractions() {}

  /**
   * A problem, with a bias or without.
   *
   * @param numbers the format
   * @param exponent input and weights are scaled by 2^exponent, biases by its square
   */
  public static <V> Problem<V> problem(
      Geometry g, FloatArithmetic<V> numbers, long seed, int exponent) {
    SplittableRandom random = new SplittableRandom(seed);
    V input = values(random, numbers, g.inputSize(), exponent);
    V weights = values(random, numbers, g.weightSize(), exponent);
    return Problem.of(
        g,
        input,
        weights,
        random.nextBoolean()
            ? Optional.of(values(random, numbers, g.outputChannels(), 2 * exponent))
            : Optional.empty());
  }

  private static <V> V values(
      SplittableRandom random, FloatArithmetic<V> numbers, int count, int exponent) {
    double[] values = new double[count];
    for (int at = 0; at < count; at++) {
      int magnitude = exponent + random.nextInt(-SPREAD, 1);
      values[at] = Math.scalb(random.nextDouble(-1, 1), magnitude);
    }
    return numbers.rounded(values);
  }

  /**
   * The exponents at which rounding goes differently: ordinary products, products that are
   * subnormal, and products that vanish.
   */
  public static int[] exponents(NumberFormat format) {
    int half = format.leastExponent() / 2;
    return new int[] {0, half + 7, half};
  }
}

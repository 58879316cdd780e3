package dev.convproof.generate;

import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Formats;
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

  /** A problem of numbers of formats, with a bias or without. */
  public static Problem<double[]> problem(Geometry g, Formats formats, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] input = values(random, formats.input(), g.inputSize());
    double[] weights = values(random, formats.weights(), g.weightSize());
    return Problem.of(
        g,
        input,
        weights,
        random.nextBoolean()
            ? Optional.of(values(random, formats.bias(), g.outputChannels()))
            : Optional.empty());
  }

  /**
   * A problem of numbers of formats that are all positive and of like magnitude, without a bias:
   * sums only grow, and what each addition loses by truncation adds up.
   */
  public static Problem<double[]> positive(Geometry g, Formats formats, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Problem.of(
        g,
        random.doubles(g.inputSize(), 0.5, 1).map(formats.input()::round).toArray(),
        random.doubles(g.weightSize(), 0.5, 1).map(formats.weights()::round).toArray(),
        Optional.empty());
  }

  /** Numbers of a format. */
  public static double[] values(NumberFormat format, int count, long seed) {
    return values(new SplittableRandom(seed), format, count);
  }

  private static double[] values(SplittableRandom random, NumberFormat format, int count) {
    double[] values = new double[count];
    for (int at = 0; at < count; at++) {
      int magnitude = random.nextInt(-SPREAD, 1);
      values[at] = format.round(Math.scalb(random.nextDouble(-1, 1), magnitude));
    }
    return values;
  }

  /**
   * A problem of numbers from the standard normal distribution, as many tests of libraries draw
   * them, rounded to formats; the same on every machine.
   *
   * @param biased whether there is a bias
   */
  public static Problem<double[]> normal(Geometry g, Formats formats, boolean biased, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] input = normal(random, formats.input(), g.inputSize());
    double[] weights = normal(random, formats.weights(), g.weightSize());
    return Problem.of(
        g,
        input,
        weights,
        biased
            ? Optional.of(normal(random, formats.bias(), g.outputChannels()))
            : Optional.empty());
  }

  /** By the transformation of Box and Muller, 1958, whose functions are the same everywhere. */
  private static double[] normal(SplittableRandom random, NumberFormat format, int count) {
    double[] values = new double[count];
    for (int at = 0; at < count; at++) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      values[at] = format.round(radius * StrictMath.cos(2 * Math.PI * random.nextDouble()));
    }
    return values;
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

package dev.convproof.law;

import dev.convproof.algebra.Rationals;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.numbers.fraction.BigFraction;

/** Problems of fractional numbers, and what they come to exactly. */
final class Fractions {
  private Fractions() {}

  /** Fractions of mixed magnitudes, scaled by a power of two; floats, or doubles. */
  static Problem<double[]> problem(Geometry g, long seed, int exponent, boolean single) {
    SplittableRandom random = new SplittableRandom(seed);
    return Problem.of(
        g,
        values(random, g.inputSize(), exponent, single),
        values(random, g.weightSize(), exponent, single),
        random.nextBoolean()
            ? Optional.of(values(random, g.outputChannels(), 2 * exponent, single))
            : Optional.empty());
  }

  private static double[] values(SplittableRandom random, int count, int exponent, boolean single) {
    double[] values = new double[count];
    for (int at = 0; at < count; at++) {
      double value = Math.scalb(random.nextDouble(-1, 1), exponent + random.nextInt(-9, 9));
      values[at] = single ? (float) value : value;
    }
    return values;
  }

  static Problem<float[]> narrow(Problem<double[]> problem) {
    return Problem.of(
        problem.geometry(),
        narrow(problem.input().data()),
        narrow(problem.weights().data()),
        problem.bias().map(bias -> narrow(bias.data())));
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int at = 0; at < narrow.length; at++) {
      narrow[at] = (float) values[at];
    }
    return narrow;
  }

  static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, at -> values[at]);
    return wide;
  }

  static BigFraction[] exact(Problem<double[]> problem) {
    Problem<BigFraction[]> rational =
        Problem.of(
            problem.geometry(),
            exact(problem.input().data()),
            exact(problem.weights().data()),
            problem.bias().map(bias -> exact(bias.data())));
    return Strategies.DEFINITION.convolve(Rationals.INSTANCE, rational).data();
  }

  private static BigFraction[] exact(double[] values) {
    return Arrays.stream(values).mapToObj(BigFraction::from).toArray(BigFraction[]::new);
  }
}

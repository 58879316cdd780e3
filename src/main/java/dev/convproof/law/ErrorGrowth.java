package dev.convproof.law;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How rounding errors of Winograd's F(m×m, 3×3) grow with m, measured in single precision beside
 * the derived bound. Both are in units of u·S, S = Σ|x||k| the greatest sum of magnitudes of an
 * output, so that the definition's own bound is the number of products.
 *
 * <p>Values are integers of 12 bits, whose products and sums doubles hold exactly, and floats do
 * not.
 *
 * @param m rows and columns of a tile
 * @param measured the greatest error of any output
 * @param bound the greatest bound of any output
 * @param tightest the greatest error of any output as a share of that output's bound
 */
public record ErrorGrowth(int m, double measured, double bound, double tightest) {
  private static final int CHANNELS = 4;
  private static final int OUTPUT = 12;
  private static final long MOST = 1L << 11;

  private static final Geometry LAYER =
      new Geometry(1, 1, CHANNELS, CHANNELS, Axis.of(OUTPUT + 2, 3), Axis.of(OUTPUT + 2, 3));

  /** For every m from 2 to 6, on random cases from seeds 0, 1, … */
  public static List<ErrorGrowth> upTo6(int cases) {
    return IntStream.rangeClosed(2, 6).mapToObj(m -> of(m, cases)).toList();
  }

  private static ErrorGrowth of(int m, int cases) {
    ErrorGrowth worst = new ErrorGrowth(m, 0, 0, 0);
    for (int seed = 0; seed < cases; seed++) {
      worst = worst.with(drawn(seed));
    }
    return worst;
  }

  private static Case drawn(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] input = some(random, LAYER.inputSize());
    long[] weights = some(random, LAYER.weightSize());
    return Case.of(LAYER, input, weights, Optional.empty());
  }

  private static long[] some(SplittableRandom random, int count) {
    return random.longs(count, -MOST, MOST + 1).toArray();
  }

  private ErrorGrowth with(Case c) {
    Winograd winograd = new Winograd(m, m);
    Problem<double[]> problem = c.problem(Doubles.INSTANCE);
    double[] exact = Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
    float[] computed = winograd.convolve(Floats.INSTANCE, c.problem(Floats.INSTANCE)).data();
    double[] bounds =
        winograd.rounding().errors().orElseThrow().bounds(NumberFormat.FLOAT32, problem);
    double unit = NumberFormat.FLOAT32.roundoff() * greatestSum(c);
    double error = measured;
    double greatest = bound;
    double share = tightest;
    for (int y = 0; y < exact.length; y++) {
      double off = Math.abs(computed[y] - exact[y]);
      error = Math.max(error, off / unit);
      greatest = Math.max(greatest, bounds[y] / unit);
      share = Math.max(share, off / bounds[y]);
    }
    return new ErrorGrowth(m, error, greatest, share);
  }

  private static double greatestSum(Case c) {
    Case positive = c.withValues(Arrays.stream(c.values()).map(Math::abs).toArray());
    Problem<double[]> problem = positive.problem(Doubles.INSTANCE);
    double[] sums = Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
    return Arrays.stream(sums).max().orElseThrow();
  }
}

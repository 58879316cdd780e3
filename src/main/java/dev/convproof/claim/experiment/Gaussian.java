package dev.convproof.claim.experiment;

import java.util.SplittableRandom;

/**
 * Standard normal numbers, the same on every machine: Marsaglia's polar method, with the functions
 * of {@link StrictMath}.
 */
final class Gaussian {
  private final SplittableRandom random;

  Gaussian(long seed) {
    random = new SplittableRandom(seed);
  }

  double[] draw(int count) {
    double[] values = new double[count];
    for (int at = 0; at < count; at += 2) {
      double x;
      double y;
      double square;
      do {
        x = 2 * random.nextDouble() - 1;
        y = 2 * random.nextDouble() - 1;
        square = x * x + y * y;
      } while (square >= 1 || square == 0);
      double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      values[at] = x * factor;
      if (at + 1 < count) {
        values[at + 1] = y * factor;
      }
    }
    return values;
  }
}

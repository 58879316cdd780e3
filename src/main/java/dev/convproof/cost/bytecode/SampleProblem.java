package dev.convproof.cost.bytecode;

import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small integers for any geometry, with kernels of rank one, so that no strategy refuses them. */
public final class SampleProblem {
  private SampleProblem() {}

  /** The same for the same geometry. */
  public static Problem<double[]> of(Geometry g, BiasTerm bias) {
    SplittableRandom random = new SplittableRandom(g.hashCode());
    double[] weights = new double[g.weightSize()];
    for (int kernel = 0; kernel < weights.length; kernel += g.taps()) {
      int[] column = random.ints(g.rows().kernel(), 1, 4).toArray();
      int[] row = random.ints(g.columns().kernel(), -3, 4).toArray();
      for (int tap = 0; tap < g.taps(); tap++) {
        weights[kernel + tap] = column[tap / row.length] * (double) row[tap % row.length];
      }
    }
    return Problem.of(
        g,
        integers(random, g.inputSize()),
        weights,
        Optional.of(bias)
            .filter(BiasTerm.COUNTED::equals)
            .map(counted -> integers(random, g.outputChannels())));
  }

  private static double[] integers(SplittableRandom random, int count) {
    return random.ints(count, -9, 10).asDoubleStream().toArray();
  }
}

package dev.convproof.cost.bytecode;

import dev.convproof.algebra.Doubles;
import dev.convproof.cost.BiasTerm;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;

/**
 * What counting instructions costs, measured on this machine.
 *
 * @param strategy its name
 * @param plainMillis the shortest of several runs as compiled, in milliseconds
 * @param countedMillis the shortest of as many while it is counted
 */
public record Overhead(String strategy, double plainMillis, double countedMillis) {

  /**
   * Measures a strategy over doubles, on one thread.
   *
   * @param runs of each kind, so that Java's compiler has settled in the last ones
   */
  public static Overhead of(Strategy strategy, Geometry g, int runs) {
    Problem<double[]> problem = SampleProblem.of(g, BiasTerm.COUNTED);
    try (Metered metered = Metered.strategy(strategy.name())) {
      double plain = shortest(() -> strategy.convolve(Doubles.INSTANCE, problem), runs);
      double counted = shortest(() -> metered.run(problem), runs);
      return new Overhead(strategy.name(), plain, counted);
    }
  }

  private static double shortest(Runnable run, int runs) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      run.run();
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return shortest / 1e6;
  }

  /** How many times as long a counted run takes. */
  public double factor() {
    return countedMillis / plainMillis;
  }
}

package dev.convproof.cost.bytecode;

import dev.convproof.algebra.Doubles;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What counting instructions costs, measured on this machine.
 *
 * @param strategy its name
 * @param plainMillis the shortest of several runs as compiled, in milliseconds
 * @param countedMillis the shortest of as many while it is counted
 */
public record Overhead(String strategy, double plainMillis, double countedMillis) {

  /**
   * Measures strategies over doubles, on one thread, on a problem in their scope.
   *
   * @param runs of each kind, so that Java's compiler has settled in the last ones
   */
  public static List<Overhead> of(List<Strategy> strategies, Problem<double[]> problem, int runs) {
    List<Metered> metered = Metered.strategies(strategies.stream().map(Strategy::name).toList());
    return IntStream.range(0, strategies.size())
        .mapToObj(at -> of(strategies.get(at), metered.get(at), problem, runs))
        .toList();
  }

  private static Overhead of(
      Strategy strategy, Metered metered, Problem<double[]> problem, int runs) {
    double plain = shortest(() -> strategy.convolve(Doubles.INSTANCE, problem), runs);
    double counted = shortest(() -> metered.run(problem), runs);
    return new Overhead(strategy.name(), plain, counted);
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

package dev.convproof.cost.bytecode;

import dev.convproof.algebra.Doubles;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What counting instructions costs, measured on this machine. Runs as compiled and runs that are
 * counted alternate, so that whatever else the machine does meets both.
 *
 * @param strategy its name
 * @param plainMilliseconds the median of the runs as compiled, in milliseconds
 * @param countedMilliseconds the median of the runs that are counted
 * @param factor how many times as long a counted run takes as the plain one before it: the median
 */
public record Overhead(
    String strategy, double plainMilliseconds, double countedMilliseconds, double factor) {
  private static final int WARM_UP_PAIRS = 10;
  private static final long WARM_UP_NANOS_FOR_EACH_RUN = 25_000_000;

  /**
   * Measures strategies over doubles, on one thread, on a problem in their scope. Pairs of runs
   * before those that count let Java's compiler settle: the longer, the more runs there are.
   *
   * @param runs of each kind
   */
  public static List<Overhead> of(List<Strategy> strategies, Problem<double[]> problem, int runs) {
    List<Metered> metered = Metered.strategies(strategies.stream().map(Strategy::name).toList());
    return IntStream.range(0, strategies.size())
        .mapToObj(at -> of(strategies.get(at), metered.get(at), problem, runs))
        .toList();
  }

  private static Overhead of(
      Strategy strategy, Metered metered, Problem<double[]> problem, int runs) {
    Runnable plain = () -> strategy.convolve(Doubles.INSTANCE, problem);
    Runnable counted = () -> metered.run(problem);
    long start = System.nanoTime();
    long warmUp = runs * WARM_UP_NANOS_FOR_EACH_RUN;
    for (int pair = 0; pair < WARM_UP_PAIRS || System.nanoTime() - start < warmUp; pair++) {
      plain.run();
      counted.run();
    }
    double[] plainMilliseconds = new double[runs];
    double[] countedMilliseconds = new double[runs];
    double[] factors = new double[runs];
    for (int run = 0; run < runs; run++) {
      plainMilliseconds[run] = millis(plain);
      countedMilliseconds[run] = millis(counted);
      factors[run] = countedMilliseconds[run] / plainMilliseconds[run];
    }
    return new Overhead(
        strategy.name(), median(plainMilliseconds), median(countedMilliseconds), median(factors));
  }

  private static double millis(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package dev.convproof.law;

import dev.convproof.algebra.DoubleDoubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.Int64;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Somebody's outputs beside the exact ones, each judged by its own bound.
 *
 * <p>The exact outputs are computed in twice the precision of doubles, and what that is off is
 * added to the bounds; integers as they wrap. An output may be 0 where what lies within its bound
 * may be below the least normal number of its format: to flush subnormal numbers is behaviour, and
 * is told as such. So is what becomes of sums that may overflow: they have no bound.
 *
 * @param expected the exact outputs, rounded to doubles
 * @param bounds how far a right output may lie from them; infinite where nothing is known
 * @param probable how far, but for a small probability; not a number where that is not known
 * @param actual what was given
 * @param distances |actual − exact|, infinite where actual is not finite
 */
public record JudgedOutputs(
    double[] expected, double[] bounds, double[] probable, double[] actual, double[] distances) {
  /**
   * Judges floating-point outputs.
   *
   * @param problem finite numbers, in the formats or wider
   */
  public static JudgedOutputs of(SumError error, Problem<double[]> problem, double[] actual) {
    return of(error, problem, actual, actual.length);
  }

  /**
   * Judges outputs of some more that are judged together.
   *
   * @param outputs that the probability of the probable bound is for
   */
  static JudgedOutputs of(
      SumError error, Problem<double[]> problem, double[] actual, long outputs) {
    ErrorBound bound = ErrorBound.of(error, problem, outputs);
    double[] exact = exact(problem);
    double own = problem.geometry().products() * 2 * DoubleDoubles.ROUNDOFF;
    double[] bounds = new double[actual.length];
    double[] probable = new double[actual.length];
    for (int y = 0; y < actual.length; y++) {
      double off = own * bound.magnitude(y);
      bounds[y] = bound.ofOne(y) == 0 ? 0 : Math.nextUp(bound.ofOne(y) + off);
      probable[y] = bound.probable(y) == 0 ? 0 : Math.nextUp(bound.probable(y) + off);
      if (bound.mayOverflow(y)) {
        bounds[y] = Double.POSITIVE_INFINITY;
        probable[y] = Double.POSITIVE_INFINITY;
      }
    }
    return compared(error, exact, bounds, probable, actual);
  }

  /**
   * Judges sums of products that are no outputs, such as gradients.
   *
   * @param terms of each at most
   * @param exact the sums, as {@link DoubleDoubles}
   * @param magnitudes Σ of the magnitudes of their terms, as doubles give them
   * @param inAll sums that the probability of the probable bound is for
   */
  static JudgedOutputs ofSums(
      SumError error,
      long terms,
      double[] exact,
      double[] magnitudes,
      double[] actual,
      long inAll) {
    double worst = error.worstFactor(terms);
    double likely = error.probableFactor(terms, inAll);
    double[] bounds = new double[actual.length];
    double[] probable = new double[actual.length];
    for (int y = 0; y < actual.length; y++) {
      double sum = ErrorBound.atMost(magnitudes[y], Math.toIntExact(terms));
      double output = Math.nextUp(Math.abs(exact[2 * y]));
      bounds[y] = error.bound(worst, terms, sum, output, false);
      probable[y] = error.bound(likely, terms, sum, output, false);
    }
    return compared(error, exact, bounds, probable, actual);
  }

  /** Compares; a zero may stand for what may be too small to be a normal number of the output. */
  private static JudgedOutputs compared(
      SumError error, double[] exact, double[] bounds, double[] probable, double[] actual) {
    double[] expected = new double[actual.length];
    double[] distances = new double[actual.length];
    for (int y = 0; y < actual.length; y++) {
      expected[y] = exact[2 * y];
      double distance = DoubleDoubles.distance(exact, y, actual[y]);
      distances[y] = Double.isFinite(actual[y]) ? distance : Double.POSITIVE_INFINITY;
      if (actual[y] == 0) {
        bounds[y] = flushed(error, bounds[y], distance);
        probable[y] = flushed(error, probable[y], distance);
      }
    }
    return new JudgedOutputs(expected, bounds, probable, actual, distances);
  }

  /**
   * Returns the bound of a zero: what lies within the bound may be below the least, and flushed.
   */
  private static double flushed(SumError error, double bound, double distance) {
    return error.mayBeFlushed(distance, bound) ? Math.max(bound, distance) : bound;
  }

  /** Returns the same outputs judged by other bounds; those that are infinite say nothing. */
  JudgedOutputs within(double[] others) {
    return new JudgedOutputs(expected, others, others, actual, distances);
  }

  private static double[] exact(Problem<double[]> p) {
    Problem<double[]> pairs =
        Problem.of(
            p.geometry(),
            DoubleDoubles.of(p.input().data()),
            DoubleDoubles.of(p.weights().data()),
            p.bias().map(Tensor::data).map(DoubleDoubles::of));
    return Strategies.DEFINITION.convolve(DoubleDoubles.INSTANCE, pairs).data();
  }

  /** The exact outputs of a problem, rounded to doubles. */
  public static double[] exactOutputs(Problem<double[]> problem) {
    double[] pairs = exact(problem);
    double[] outputs = new double[pairs.length / 2];
    Arrays.setAll(outputs, y -> pairs[2 * y]);
    return outputs;
  }

  /**
   * Judges integers, which are exact.
   *
   * @param exact the right outputs, as {@link #exactIntegers} gives them
   * @param actual what was given
   */
  public static JudgedOutputs ofIntegers(long[] exact, long[] actual) {
    double[] rounded = Arrays.stream(actual).asDoubleStream().toArray();
    return ofIntegers(exact, rounded, y -> BigDecimal.valueOf(actual[y]));
  }

  /** Judges numbers that should be integers. */
  public static JudgedOutputs ofIntegers(long[] exact, double[] actual) {
    return ofIntegers(exact, actual, y -> new BigDecimal(actual[y]));
  }

  private static JudgedOutputs ofIntegers(
      long[] exact, double[] actual, IntFunction<BigDecimal> given) {
    double[] distances = new double[actual.length];
    Arrays.setAll(
        distances,
        y ->
            Double.isFinite(actual[y])
                ? given.apply(y).subtract(BigDecimal.valueOf(exact[y])).abs().doubleValue()
                : Double.POSITIVE_INFINITY);
    double[] none = new double[actual.length];
    double[] expected = Arrays.stream(exact).asDoubleStream().toArray();
    return new JudgedOutputs(expected, none, none, actual, distances);
  }

  /** Returns the outputs of integers, which wrap at 32 or 64 bits as the accumulator does. */
  public static long[] exactIntegers(Formats formats, Problem<long[]> problem) {
    long[] sums = Strategies.DEFINITION.convolve(Int64.INSTANCE, problem).data();
    return formats.accumulator() == NumberFormat.INT32
        ? Arrays.stream(sums).map(sum -> (int) sum).toArray()
        : sums;
  }

  /** Returns whether an output is beyond its bound, which no right computation is. */
  public boolean isWrong(int y) {
    return !(distances[y] <= bounds[y]);
  }

  /** Returns whether an output is within its bound, and beyond the probable one. */
  public boolean isSuspect(int y) {
    return !isWrong(y) && distances[y] > probable[y];
  }

  /** Returns whether nothing is known of an output, as where its sums may overflow. */
  public boolean isUnbounded(int y) {
    return bounds[y] == Double.POSITIVE_INFINITY;
  }

  /** Returns how many outputs are so. */
  public int unbounded() {
    return (int) IntStream.range(0, actual.length).filter(this::isUnbounded).count();
  }

  /** Returns the first output that is wrong; empty where none is. */
  public OptionalInt firstWrong() {
    return IntStream.range(0, actual.length).filter(this::isWrong).findFirst();
  }

  /** Returns the first output that is suspect; empty where none is. */
  OptionalInt firstSuspect() {
    return IntStream.range(0, actual.length).filter(this::isSuspect).findFirst();
  }

  /** Returns how many outputs are suspect. */
  public long suspects() {
    return IntStream.range(0, actual.length).filter(this::isSuspect).count();
  }

  /**
   * The ratios of errors to bounds, of outputs that have one.
   *
   * @param worst the greatest
   * @param typical the median
   */
  public record Ratios(double worst, double typical) {
    /** Returns those of some ratios in any order; empty where there are none. */
    public static Optional<Ratios> of(double... ratios) {
      double[] sorted = Arrays.stream(ratios).sorted().toArray();
      return sorted.length == 0
          ? Optional.empty()
          : Optional.of(new Ratios(sorted[sorted.length - 1], sorted[sorted.length / 2]));
    }
  }

  /** Returns the ratios of errors to bounds; empty where all outputs are exact. */
  public Optional<Ratios> ratios() {
    return Ratios.of(
        IntStream.range(0, actual.length)
            .filter(y -> bounds[y] > 0 && !isUnbounded(y))
            .mapToDouble(y -> distances[y] / bounds[y])
            .toArray());
  }
}

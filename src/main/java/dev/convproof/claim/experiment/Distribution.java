package dev.convproof.claim.experiment;

import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.claim.Digits;
import dev.convproof.claim.experiment.RoundingWitness.Pairing;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.ErrorBound;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The distribution of Σ|Y1 − Y2| over random draws.
 *
 * @param differences of each draw, in the order of the draws
 * @param bounds for each draw, what Σ|Y1 − Y2| cannot exceed
 */
public record Distribution(List<BigDecimal> differences, List<BigDecimal> bounds) {
  /** Copies both. */
  public Distribution {
    differences = List.copyOf(differences);
    bounds = List.copyOf(bounds);
  }

  /**
   * Returns whether Y1 and Y2 never differed, so that the draws say nothing of how far apart they
   * are.
   */
  boolean isVacuous() {
    return differences.stream().allMatch(d -> d.signum() == 0);
  }

  /** The first draw whose difference is at least some number. */
  OptionalInt firstReaching(BigDecimal threshold) {
    return IntStream.range(0, differences.size())
        .filter(draw -> differences.get(draw).compareTo(threshold) >= 0)
        .findFirst();
  }

  /** Returns how many draws reach a number. */
  public long reaching(BigDecimal threshold) {
    return differences.stream().filter(d -> d.compareTo(threshold) >= 0).count();
  }

  /** Returns whether every difference is within its bound. */
  boolean isBounded() {
    return IntStream.range(0, differences.size())
        .allMatch(draw -> differences.get(draw).compareTo(bounds.get(draw)) <= 0);
  }

  /**
   * Median, greatest, how many reach a threshold, and the greatest part of its bound.
   *
   * @param of what was drawn
   */
  Message summary(Object of, BigDecimal threshold) {
    List<BigDecimal> sorted = differences.stream().sorted().toList();
    return Message.of(
        "value.distribution",
        of,
        shown(sorted.get(sorted.size() / 2)),
        shown(sorted.get(sorted.size() - 1)),
        shown(threshold),
        reaching(threshold),
        sorted.size(),
        isVacuous() ? Message.of("value.no-information") : greatestPartOfBound().toPlainString());
  }

  private BigDecimal greatestPartOfBound() {
    return IntStream.range(0, differences.size())
        .mapToObj(draw -> differences.get(draw).divide(bounds.get(draw), 2, RoundingMode.CEILING))
        .max(BigDecimal::compareTo)
        .orElseThrow();
  }

  static String shown(BigDecimal value) {
    return value.signum() == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value);
  }

  /**
   * Draws standard normal images and kernels, as the section does, and measures exactly how far two
   * computations of one convolution are apart.
   *
   * <p>The two results lie within the sum over the outputs of {@link ErrorBound#ofTwo}.
   *
   * @param <V> the format's buffers
   */
  static final class Draws<V> {
    private final FloatArithmetic<V> numbers;
    private final Geometry geometry;
    private final List<Problem<V>> problems;
    private final List<BigDecimal> bounds;

    /**
     * Draws the problems.
     *
     * @param draws how many, from the seeds 0, 1, …
     */
    Draws(FloatArithmetic<V> numbers, Geometry geometry, int draws) {
      this.numbers = numbers;
      this.geometry = geometry;
      this.problems = IntStream.range(0, draws).mapToObj(this::problem).toList();
      this.bounds = problems.stream().map(this::bound).toList();
    }

    /** The format's name. */
    String format() {
      return numbers.roundsTo().toString();
    }

    /** The least, the median and the greatest bound of all draws. */
    String bounds() {
      List<BigDecimal> sorted = bounds.stream().sorted().toList();
      return Stream.of(0, sorted.size() / 2, sorted.size() - 1)
          .map(sorted::get)
          .map(bound -> Digits.up(bound, 3))
          .collect(Collectors.joining(" … "));
    }

    /**
     * The distribution for one pair of computations.
     *
     * @throws IllegalStateException if a difference exceeds its bound, which cannot be
     */
    Distribution of(Pairing pairing) {
      List<BigDecimal> differences = problems.stream().map(p -> difference(pairing, p)).toList();
      Distribution distribution = new Distribution(differences, bounds);
      if (!distribution.isBounded()) {
        throw new IllegalStateException(pairing + " exceeds the derived bound");
      }
      return distribution;
    }

    private Problem<V> problem(int seed) {
      double[] values = new Gaussian(seed).draw(geometry.inputSize() + geometry.weightSize());
      double[] image = Arrays.copyOf(values, geometry.inputSize());
      double[] kernels = Arrays.copyOfRange(values, image.length, values.length);
      return Problem.of(
          geometry, numbers.rounded(image), numbers.rounded(kernels), Optional.empty());
    }

    /** Σ|Y1 − Y2|, exactly. */
    private BigDecimal difference(Pairing pairing, Problem<V> problem) {
      V first = pairing.first(numbers, problem);
      V second = pairing.second(numbers, problem);
      BigDecimal sum = BigDecimal.ZERO;
      for (int at = 0; at < geometry.outputSize(); at++) {
        sum = sum.add(numbers.exact(first, at).subtract(numbers.exact(second, at)).abs());
      }
      return sum;
    }

    private BigDecimal bound(Problem<V> problem) {
      double[] image = exact(problem.input().data(), geometry.inputSize());
      double[] kernels = exact(problem.weights().data(), geometry.weightSize());
      ErrorBound bound =
          ErrorBound.of(numbers.roundsTo(), Problem.of(geometry, image, kernels, Optional.empty()));
      return IntStream.range(0, geometry.outputSize())
          .mapToObj(y -> new BigDecimal(bound.ofTwo(y)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private double[] exact(V buffer, int count) {
      return IntStream.range(0, count)
          .mapToDouble(at -> numbers.exact(buffer, at).doubleValue())
          .toArray();
    }
  }

  /**
   * Standard normal numbers, the same on every machine: Marsaglia's polar method, with the
   * functions of {@link StrictMath}.
   */
  static final class Gaussian {
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
}

package dev.convproof.claim.experiment;

import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.ErrorBound;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws standard normal images and kernels, as the section does, and measures exactly how far two
 * computations of one convolution are apart.
 *
 * <p>The two results lie within the sum over the outputs of {@link ErrorBound#ofTwo}.
 *
 * @param <V> the format's buffers
 */
final class DrawnDifferences<V> {
  private final FloatArithmetic<V> numbers;
  private final Geometry geometry;
  private final List<Problem<V>> problems;
  private final List<BigDecimal> bounds;

  /**
   * Draws the problems.
   *
   * @param draws how many, from the seeds 0, 1, …
   */
  DrawnDifferences(FloatArithmetic<V> numbers, Geometry geometry, int draws) {
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
        .map(Distribution::shown)
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
    return Problem.of(geometry, numbers.rounded(image), numbers.rounded(kernels), Optional.empty());
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

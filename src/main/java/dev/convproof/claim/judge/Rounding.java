package dev.convproof.claim.judge;

import dev.convproof.algebra.Decimals;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws standard normal images and kernels, as the section does, and measures exactly how far two
 * computations of one convolution are apart.
 *
 * <p>The bound: each of the two results is within n·u·Σ|x||k| of the true value, n products being
 * summed, in any order, with or without FMA (Jeannerod and Rump, 2013), and within n times half the
 * smallest subnormal besides. Two results are within twice that; Σ over the outputs.
 *
 * @param <V> the format's buffers
 */
final class Rounding<V> {
  private final Precision<V> precision;
  private final Geometry geometry;
  private final List<Problem<V>> problems;
  private final List<BigDecimal> bounds;

  /**
   * Draws the problems.
   *
   * @param draws how many, from the seeds 0, 1, …
   */
  Rounding(Precision<V> precision, Geometry geometry, int draws) {
    this.precision = precision;
    this.geometry = geometry;
    this.problems = IntStream.range(0, draws).mapToObj(this::problem).toList();
    this.bounds = problems.stream().map(this::bound).toList();
  }

  /** The format's name. */
  String format() {
    return precision.name();
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
      throw new IllegalStateException(pairing.name() + " exceeds the derived bound");
    }
    return distribution;
  }

  private Problem<V> problem(int seed) {
    double[] values = new Gaussian(seed).draw(geometry.inputSize() + geometry.weightSize());
    double[] image = Arrays.copyOf(values, geometry.inputSize());
    double[] kernels = Arrays.copyOfRange(values, image.length, values.length);
    return Problem.of(
        geometry, precision.rounded(image), precision.rounded(kernels), Optional.empty());
  }

  /** Σ|Y1 − Y2|, exactly. */
  private BigDecimal difference(Pairing pairing, Problem<V> problem) {
    V first = pairing.first(precision, problem);
    V second = pairing.second(precision, problem);
    BigDecimal sum = BigDecimal.ZERO;
    for (int at = 0; at < geometry.outputSize(); at++) {
      sum = sum.add(precision.exact(first, at).subtract(precision.exact(second, at)).abs());
    }
    return sum;
  }

  private BigDecimal bound(Problem<V> problem) {
    BigDecimal n = BigDecimal.valueOf(geometry.products());
    BigDecimal outputs = BigDecimal.valueOf(geometry.outputSize());
    return magnitude(problem)
        .multiply(precision.unit())
        .add(precision.underflow().multiply(outputs))
        .multiply(n)
        .multiply(BigDecimal.valueOf(2));
  }

  /** Σ|x||k| over all products of all outputs, exactly. */
  private BigDecimal magnitude(Problem<V> problem) {
    BigDecimal[] image = magnitudes(problem.input().data(), geometry.inputSize());
    BigDecimal[] kernels = magnitudes(problem.weights().data(), geometry.weightSize());
    BigDecimal[] sums =
        Strategies.DEFINITION
            .convolve(Decimals.INSTANCE, Problem.of(geometry, image, kernels, Optional.empty()))
            .data();
    return Arrays.stream(sums).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal[] magnitudes(V buffer, int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> precision.exact(buffer, at).abs())
        .toArray(BigDecimal[]::new);
  }
}

package dev.convproof.proof;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.geometry.Geometries;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Agreement for all values, at every geometry up to a bound: each strategy is run once on
 * indeterminates, one for each input, weight and bias. Equal polynomials over ℤ are equal for all
 * values in every commutative ring; and a strategy cannot look at values, so one run speaks for
 * all.
 */
public final class AllValues {
  private final List<Strategy> strategies;

  /** Compares these strategies with the definition; the definition itself is left out. */
  public AllValues(List<Strategy> strategies) {
    this.strategies =
        strategies.stream().filter(strategy -> strategy != Strategies.DEFINITION).toList();
  }

  /**
   * What an exhaustive run gave.
   *
   * @param excess every geometry up to this {@link Geometry#excess()} was run
   * @param geometries how many they are
   * @param polynomials pairs of polynomials compared
   * @param difference where the first pair differs, or empty
   */
  public record Result(
      int excess, long geometries, long polynomials, Optional<Difference> difference) {}

  /** The first output whose polynomials differ. */
  public record Difference(
      Geometry geometry, String strategy, int position, Polynomial expected, String actual) {}

  /** Runs every geometry in order, up to an excess, and stops at the first difference. */
  public Result upTo(int excess) {
    long geometries = 0;
    long polynomials = 0;
    for (int level = 0; level <= excess; level++) {
      Iterator<Geometry> shapes = Geometries.withExcess(level).iterator();
      while (shapes.hasNext()) {
        Geometry g = shapes.next();
        geometries++;
        Optional<Difference> difference = difference(g);
        if (difference.isPresent()) {
          return new Result(level, geometries, polynomials, difference);
        }
        polynomials += g.outputSize() * compared(g);
      }
    }
    return new Result(excess, geometries, polynomials, Optional.empty());
  }

  private long compared(Geometry g) {
    return strategies.stream().filter(strategy -> strategy.scope(g).applies()).count();
  }

  /** The first difference at one geometry, for all values. */
  public Optional<Difference> difference(Geometry g) {
    Problem<Polynomial[]> problem = indeterminate(g);
    Tensor<Polynomial[]> expected = Strategies.DEFINITION.convolve(Polynomials.INSTANCE, problem);
    return strategies.stream()
        .filter(strategy -> strategy.scope(g).applies())
        .flatMap(strategy -> difference(g, problem, strategy, expected).stream())
        .findFirst();
  }

  private static Optional<Difference> difference(
      Geometry g, Problem<Polynomial[]> problem, Strategy strategy, Tensor<Polynomial[]> expected) {
    Tensor<Polynomial[]> actual = strategy.convolve(Polynomials.INSTANCE, problem);
    if (!actual.shape().equals(expected.shape())) {
      String shape = "shape " + actual.shape();
      return Optional.of(new Difference(g, strategy.name(), 0, expected.data()[0], shape));
    }
    for (int at = 0; at < expected.data().length; at++) {
      Polynomial polynomial = expected.data()[at];
      if (!polynomial.equals(actual.data()[at])) {
        String found = actual.data()[at].toString();
        return Optional.of(new Difference(g, strategy.name(), at, polynomial, found));
      }
    }
    return Optional.empty();
  }

  /** A problem whose every input, weight and bias is an indeterminate of its own. */
  static Problem<Polynomial[]> indeterminate(Geometry g) {
    Polynomials numbers = Polynomials.INSTANCE;
    int weights = 1 + g.inputSize();
    int biases = weights + g.weightSize();
    return Problem.of(
        g,
        numbers.indeterminates(1, g.inputSize()),
        numbers.indeterminates(weights, g.weightSize()),
        Optional.of(numbers.indeterminates(biases, g.outputChannels())));
  }
}

package dev.convproof.proof;

import dev.convproof.algebra.Arithmetic.Symbolic;
import dev.convproof.algebra.MonomialSums;
import dev.convproof.generate.Shapes;
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
 * values in every commutative ring, over ℚ in every one that has the divisions; and a strategy
 * cannot look at values, so one run speaks for all.
 */
public final class AllValues {
  private final List<Strategy> strategies;
  private final Symbolic<?> numbers;

  /** Compares these strategies with the definition over ℤ[x]; the definition itself is left out. */
  public AllValues(List<Strategy> strategies) {
    this(strategies, MonomialSums.INSTANCE);
  }

  /** Compares over other polynomials. */
  public AllValues(List<Strategy> strategies, Symbolic<?> numbers) {
    this.strategies =
        strategies.stream().filter(strategy -> strategy != Strategies.DEFINITION).toList();
    this.numbers = numbers;
  }

  /**
   * The result of an exhaustive run.
   *
   * @param excess every geometry up to this {@link Geometry#size()} was run
   * @param geometries how many they are
   * @param polynomials pairs of polynomials compared
   * @param difference where the first pair differs, or empty
   */
  public record ExhaustiveResult(
      int excess, long geometries, long polynomials, Optional<PolynomialDifference> difference) {}

  /** The first output whose polynomials differ. */
  public record PolynomialDifference(
      Geometry geometry, Strategy strategy, int position, String expected, String actual) {}

  /**
   * The result at one geometry.
   *
   * @param polynomials pairs of polynomials compared, up to the first that differs
   * @param difference that pair, or empty
   */
  public record ShapeResult(long polynomials, Optional<PolynomialDifference> difference) {}

  /** Runs every geometry in order, up to an excess, and stops at the first difference. */
  public ExhaustiveResult upTo(int excess) {
    long geometries = 0;
    long polynomials = 0;
    for (int level = 0; level <= excess; level++) {
      Iterator<Geometry> shapes = Shapes.ofSize(level).iterator();
      while (shapes.hasNext()) {
        ShapeResult compared = at(shapes.next());
        geometries++;
        polynomials += compared.polynomials();
        if (compared.difference().isPresent()) {
          return new ExhaustiveResult(level, geometries, polynomials, compared.difference());
        }
      }
    }
    return new ExhaustiveResult(excess, geometries, polynomials, Optional.empty());
  }

  /** Returns the first difference at one geometry, for all values. */
  public Optional<PolynomialDifference> difference(Geometry g) {
    return at(g).difference();
  }

  /** Compares at one geometry, for all values. */
  public ShapeResult at(Geometry g) {
    return at(numbers, g);
  }

  private <V> ShapeResult at(Symbolic<V> symbolic, Geometry g) {
    Problem<V> problem = indeterminate(symbolic, g);
    Tensor<V> expected = Strategies.DEFINITION.convolve(symbolic, problem);
    long polynomials = 0;
    for (Strategy strategy : strategies) {
      if (strategy.scope(symbolic, problem).applies()) {
        Optional<PolynomialDifference> difference =
            difference(symbolic, problem, strategy, expected);
        polynomials += difference.map(d -> d.position() + 1).orElse(g.outputSize());
        if (difference.isPresent()) {
          return new ShapeResult(polynomials, difference);
        }
      }
    }
    return new ShapeResult(polynomials, Optional.empty());
  }

  private static <V> Optional<PolynomialDifference> difference(
      Symbolic<V> symbolic, Problem<V> problem, Strategy by, Tensor<V> expected) {
    Geometry g = problem.geometry();
    Tensor<V> actual;
    try {
      actual = by.convolve(symbolic, problem);
    } catch (RuntimeException thrown) {
      return Optional.of(new PolynomialDifference(g, by, 0, "an output", thrown.toString()));
    }
    if (actual == null
        || !actual.shape().equals(expected.shape())
        || symbolic.length(actual.data()) != symbolic.length(expected.data())) {
      return Optional.of(
          new PolynomialDifference(
              g, by, 0, "an output of shape " + expected.shape(), "another, or none"));
    }
    int outputs = symbolic.length(expected.data());
    for (int at = 0; at < outputs; at++) {
      if (!symbolic.same(expected.data(), at, actual.data(), at)) {
        String due = symbolic.show(expected.data(), at);
        return Optional.of(
            new PolynomialDifference(g, by, at, due, symbolic.show(actual.data(), at)));
      }
    }
    return Optional.empty();
  }

  /** Creates a problem whose every input, weight and bias is an indeterminate of its own. */
  private static <V> Problem<V> indeterminate(Symbolic<V> numbers, Geometry g) {
    int weights = 1 + g.inputSize();
    int biases = weights + g.weightSize();
    return Problem.of(
        g,
        numbers.indeterminates(1, g.inputSize()),
        numbers.indeterminates(weights, g.weightSize()),
        Optional.of(numbers.indeterminates(biases, g.outputChannels())));
  }
}

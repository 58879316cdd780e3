package dev.convproof.law;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How much of its derived bound a computed output is off, on fractional data: for every strategy,
 * with the library's matrix products and in every order of summation, with and without fused
 * multiply-adds.
 *
 * @param greatest the greatest share of a bound
 * @param by which computation has it
 * @param compared outputs compared with the exact ones
 * @param beyond the first output that is off by more than its bound, or empty
 */
public record BoundShare(double greatest, String by, long compared, Optional<Beyond> beyond) {
  /** Nothing compared. */
  public static final BoundShare NONE = new BoundShare(0, "none", 0, Optional.empty());

  /**
   * An output beyond its bound.
   *
   * @param by the computation
   * @param at the output
   */
  public record Beyond(String by, int at, double exact, double computed, double bound) {}

  /**
   * Runs strategies on a problem whose numbers are of a format; one whose sums may overflow has no
   * bound, and is not compared.
   */
  public static <V> BoundShare of(
      FloatArithmetic<V> numbers, Problem<V> problem, List<Strategy> strategies) {
    Problem<double[]> wide = wide(numbers, problem);
    ErrorBound bound = ErrorBound.of(numbers.roundsTo(), wide);
    if (bound.overflow().isPresent()) {
      return NONE;
    }
    Compared compared = new Compared(bounds(bound, wide), exact(wide));
    for (Map.Entry<String, Algebra<V>> arithmetic : arithmetics(numbers).entrySet()) {
      for (Strategy strategy : strategies) {
        if (strategy.scope(arithmetic.getValue(), problem).applies()) {
          V output = strategy.convolve(arithmetic.getValue(), problem).data();
          String by = strategy.name() + ", " + arithmetic.getKey();
          Optional<double[]> own =
              strategy.rounding().errors().map(model -> model.bounds(numbers.roundsTo(), wide));
          compared.with(by, wide(numbers, output), own);
        }
      }
    }
    return compared.share;
  }

  /** The larger share, and all that was compared. */
  public BoundShare and(BoundShare other) {
    BoundShare larger = other.greatest > greatest ? other : this;
    return new BoundShare(
        larger.greatest, larger.by, compared + other.compared, beyond.or(other::beyond));
  }

  /** Such as {@code the largest error is 0.871 of its bound: im2col, reversed, fma}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "the largest error is %.3f of its bound: %s", greatest, by);
  }

  private static <V> Map<String, Algebra<V>> arithmetics(FloatArithmetic<V> numbers) {
    Map<String, Algebra<V>> found = new LinkedHashMap<>();
    found.put(numbers.roundsTo().toString(), numbers);
    for (SummationOrder order : SummationOrder.values()) {
      String name = order.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      found.put(name, order.over(numbers));
      found.put(name + ", fma", order.over(numbers.fused()));
    }
    return found;
  }

  private static double[] bounds(ErrorBound bound, Problem<?> problem) {
    return IntStream.range(0, problem.geometry().outputSize()).mapToDouble(bound::ofOne).toArray();
  }

  private static <V> Problem<double[]> wide(FloatArithmetic<V> numbers, Problem<V> problem) {
    return Problem.of(
        problem.geometry(),
        wide(numbers, problem.input().data()),
        wide(numbers, problem.weights().data()),
        problem.bias().map(bias -> wide(numbers, bias.data())));
  }

  private static <V> double[] wide(FloatArithmetic<V> numbers, V buffer) {
    return IntStream.range(0, numbers.length(buffer))
        .mapToDouble(at -> numbers.widened(buffer, at))
        .toArray();
  }

  private static BigFraction[] exact(Problem<double[]> problem) {
    Problem<BigFraction[]> rational =
        Problem.of(
            problem.geometry(),
            exact(problem.input().data()),
            exact(problem.weights().data()),
            problem.bias().map(bias -> exact(bias.data())));
    return Strategies.DEFINITION.convolve(Rationals.INSTANCE, rational).data();
  }

  private static BigFraction[] exact(double[] values) {
    return Arrays.stream(values).mapToObj(BigFraction::from).toArray(BigFraction[]::new);
  }

  /** The comparisons on one problem. */
  private static final class Compared {
    private final double[] general;
    private final BigFraction[] exact;
    private final List<Set<Double>> seen;
    private BoundShare share = NONE;

    Compared(double[] general, BigFraction[] exact) {
      this.general = general;
      this.exact = exact;
      this.seen = Stream.of(exact).<Set<Double>>map(y -> new HashSet<>()).toList();
    }

    /** The same number at the same output, under the same bound, says the same again. */
    void with(String by, double[] computed, Optional<double[]> own) {
      double[] bounds = own.orElse(general);
      for (int y = 0; y < exact.length; y++) {
        if (own.isEmpty() && !seen.get(y).add(computed[y])) {
          share = share.and(new BoundShare(0, by, 1, Optional.empty()));
        } else if (Double.isFinite(bounds[y])) {
          share = share.and(one(by, y, computed[y], bounds[y]));
        }
      }
    }

    private BoundShare one(String by, int y, double computed, double bound) {
      if (!Double.isFinite(computed)) {
        return new BoundShare(0, by, 1, Optional.of(beyond(by, y, computed, bound)));
      }
      BigFraction off = BigFraction.from(computed).subtract(exact[y]).abs();
      boolean within = off.compareTo(BigFraction.from(bound)) <= 0;
      double part = bound == 0 ? 0 : off.doubleValue() / bound;
      return new BoundShare(
          part, by, 1, within ? Optional.empty() : Optional.of(beyond(by, y, computed, bound)));
    }

    private Beyond beyond(String by, int y, double computed, double bound) {
      return new Beyond(by, y, exact[y].doubleValue(), computed, bound);
    }
  }
}

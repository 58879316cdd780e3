package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.ErrorBound;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/** Compares outputs with the first one: exactly, or where numbers are rounded by their bound. */
final class OutputComparison<V> {
  private final Elements<V> elements;
  private final Tensor<V> expected;
  private final Optional<ErrorBound> bound;
  private final int size;

  /** With the bound of each output; empty for integers. */
  OutputComparison(Elements<V> elements, Tensor<V> expected, Optional<ErrorBound> bound) {
    this.elements = elements;
    this.expected = expected;
    this.bound = bound;
    this.size = expected.shape().size();
  }

  /** What a strategy's output shows. */
  Ran of(Strategy strategy, Tensor<V> actual) {
    double[] apart = apart(actual);
    int largest = 0;
    for (int y = 0; y < size; y++) {
      if (apart[y] > allowed(y)) {
        return ran(strategy, Ran.Verdict.DIFFERS, differing(y, actual, apart[y]), y, apart);
      }
      largest = apart[y] > apart[largest] ? y : largest;
    }
    boolean vacuous = zeros() == size;
    return ran(
        strategy,
        vacuous ? Ran.Verdict.VACUOUS : Ran.Verdict.AGREES,
        vacuous ? "vacuous: all %s outputs are zero".formatted(size) : agreeing(largest, apart),
        largest,
        apart);
  }

  private Ran ran(Strategy strategy, Ran.Verdict verdict, String text, int at, double[] apart) {
    Optional<Double> deviation = bound.map(b -> apart[at]);
    return new Ran(strategy.name(), verdict, text, deviation, bound.map(b -> b.ofTwo(at)));
  }

  /**
   * The distance of every scalar, rounded to nearest: it exceeds a bound only if the exact distance
   * does. Integers that differ, and what is no number, are infinitely far apart.
   */
  private double[] apart(Tensor<V> actual) {
    Arithmetic<V> numbers = elements.numbers();
    double[] apart = new double[size];
    double[] a = bound.isEmpty() ? apart : elements.widen().apply(expected.data());
    double[] b = bound.isEmpty() ? apart : elements.widen().apply(actual.data());
    for (int y = 0; y < size; y++) {
      if (!numbers.same(expected.data(), y, actual.data(), y)) {
        double distance = bound.isEmpty() ? Double.NaN : Math.abs(a[y] - b[y]);
        apart[y] = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
      }
    }
    return apart;
  }

  private double allowed(int y) {
    return bound.map(b -> b.ofTwo(y)).orElse(0.0);
  }

  private int zeros() {
    int zeros = 0;
    for (int y = 0; y < size; y++) {
      zeros += elements.numbers().isZero(expected.data(), y) ? 1 : 0;
    }
    return zeros;
  }

  private String agreeing(int largest, double[] apart) {
    if (bound.map(ErrorBound::isZero).orElse(true)) {
      return "agrees bit for bit, in %s scalars".formatted(size);
    }
    return String.format(
        Locale.ROOT,
        "agrees: largest deviation %.3g at %s, where %.3g is allowed",
        apart[largest],
        position(expected.shape(), largest),
        allowed(largest));
  }

  private String differing(int y, Tensor<V> actual, double apart) {
    Arithmetic<V> numbers = elements.numbers();
    String difference =
        "DIFFERS at %s: expected %s, but was %s"
            .formatted(
                position(expected.shape(), y),
                numbers.show(expected.data(), y),
                numbers.show(actual.data(), y));
    return bound.isEmpty()
        ? difference
        : String.format(
            Locale.ROOT, "%s, %.3g apart where %.3g is allowed", difference, apart, allowed(y));
  }

  static String position(Shape shape, int y) {
    int[] at = shape.coordinates(y);
    return "[n=%s o=%s i=%s j=%s]".formatted(at[0], at[1], at[2], at[3]);
  }
}

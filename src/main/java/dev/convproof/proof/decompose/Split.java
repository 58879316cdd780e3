package dev.convproof.proof.decompose;

import dev.convproof.proof.polynomial.PlanePolynomial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Factors dealt out to two kernels.
 *
 * @param first the product of some
 * @param second the product of the others
 */
record Split(PlanePolynomial first, PlanePolynomial second) {

  /** The powers up to which a polynomial goes. */
  record Degrees(int y, int x) {
    static Degrees of(PlanePolynomial polynomial) {
      return new Degrees(polynomial.degreeY(), polynomial.degreeX());
    }

    Degrees plus(Degrees other) {
      return new Degrees(y + other.y, x + other.x);
    }

    Degrees minus(Degrees other) {
      return new Degrees(y - other.y, x - other.x);
    }

    int taps() {
      return (y + 1) * (x + 1);
    }
  }

  /**
   * Of the ways that allow the first kernel its degrees, one with the fewest taps in both kernels;
   * among these, one whose kernels differ least in size.
   *
   * <p>How many taps a way has depends on the degrees alone, so that one way for each possible pair
   * of degrees is looked at, not each subset.
   */
  static Optional<Split> best(List<PlanePolynomial> factors, Predicate<Degrees> allowed) {
    Map<Degrees, List<PlanePolynomial>> ways = ways(factors);
    Degrees all = factors.stream().map(Degrees::of).reduce(new Degrees(0, 0), Degrees::plus);
    Comparator<Degrees> fewestTaps =
        Comparator.<Degrees>comparingInt(first -> first.taps() + all.minus(first).taps())
            .thenComparingInt(first -> Math.abs(first.taps() - all.minus(first).taps()))
            .thenComparingInt(Degrees::y)
            .thenComparingInt(Degrees::x);
    return ways.keySet().stream()
        .filter(allowed)
        .min(fewestTaps)
        .map(first -> of(ways.get(first), factors));
  }

  private static Map<Degrees, List<PlanePolynomial>> ways(List<PlanePolynomial> factors) {
    Map<Degrees, List<PlanePolynomial>> ways = new LinkedHashMap<>();
    ways.put(new Degrees(0, 0), List.of());
    for (PlanePolynomial factor : factors) {
      for (Map.Entry<Degrees, List<PlanePolynomial>> way : List.copyOf(ways.entrySet())) {
        List<PlanePolynomial> longer = new ArrayList<>(way.getValue());
        longer.add(factor);
        ways.putIfAbsent(way.getKey().plus(Degrees.of(factor)), longer);
      }
    }
    return ways;
  }

  private static Split of(List<PlanePolynomial> chosen, List<PlanePolynomial> factors) {
    List<PlanePolynomial> others = new ArrayList<>(factors);
    chosen.forEach(others::remove);
    return new Split(product(chosen), product(others));
  }

  private static PlanePolynomial product(List<PlanePolynomial> factors) {
    return factors.stream().reduce(PlanePolynomial.of(new long[] {1}), PlanePolynomial::multiply);
  }
}

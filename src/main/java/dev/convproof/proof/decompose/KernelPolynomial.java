package dev.convproof.proof.decompose;

import dev.convproof.algebra.Rationals;
import dev.convproof.message.Message;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.IntegerPolynomial;
import dev.convproof.proof.polynomial.IntegerPolynomial.Exponents;
import dev.convproof.tensor.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A kernel of one channel as a number times a shifted primitive polynomial: K = unit · x^left ·
 * y^top · polynomial.
 *
 * @param kernel not zero
 * @param top rows of zeros above the first tap
 * @param left columns of zeros before the first tap
 * @param unit a rational number
 * @param polynomial primitive, its first coefficient positive; neither x nor y divides it
 */
record KernelPolynomial(
    Kernel kernel, int top, int left, BigFraction unit, IntegerPolynomial polynomial) {

  /** Takes a kernel that is not zero apart. */
  static KernelPolynomial of(Kernel kernel) {
    List<Exponents> places = new ArrayList<>();
    for (int i = 0; i < kernel.height(); i++) {
      for (int j = 0; j < kernel.width(); j++) {
        if (kernel.at(0, 0, i, j).signum() != 0) {
          places.add(new Exponents(j, i));
        }
      }
    }
    int top = places.stream().mapToInt(Exponents::y).min().orElseThrow();
    int left = places.stream().mapToInt(Exponents::x).min().orElseThrow();
    BigInteger denominator =
        kernel.taps().stream()
            .map(tap -> tap.getDenominator().abs())
            .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
    Map<Exponents, BigInteger> terms = new HashMap<>();
    for (Exponents at : places) {
      BigFraction whole = kernel.at(0, 0, at.y(), at.x()).multiply(denominator);
      terms.put(
          new Exponents(at.x() - left, at.y() - top),
          whole.getNumerator().divide(whole.getDenominator()));
    }
    IntegerPolynomial polynomial = new IntegerPolynomial(terms);
    BigFraction unit = BigFraction.of(polynomial.content(), denominator);
    return new KernelPolynomial(kernel, top, left, unit, polynomial.primitive());
  }

  /**
   * Composes and checks the two kernels that a split makes, the first of a size. The number goes to
   * the first, and as much of the zeros above and to the left as its size holds.
   */
  Decomposition composed(Split split, int height, int width, List<IntegerPolynomial> factors) {
    int above = Math.min(top, height - 1 - split.first().degreeY());
    int before = Math.min(left, width - 1 - split.first().degreeX());
    Kernel first = laid(split.first(), height, width, above, before, unit);
    int rows = kernel.height() - height + 1;
    int columns = kernel.width() - width + 1;
    Kernel second =
        laid(split.second(), rows, columns, top - above, left - before, BigFraction.ONE);
    return Decomposition.Composed.checked(
        kernel, first, second, Message.of("decomposition.factored", factored(factors)));
  }

  private Kernel laid(
      IntegerPolynomial factor, int height, int width, int above, int before, BigFraction times) {
    List<BigFraction> taps = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        boolean inside = i >= above && j >= before;
        BigInteger tap = inside ? factor.coefficient(i - above, j - before) : BigInteger.ZERO;
        taps.add(times.multiply(tap));
      }
    }
    return new Kernel(kernel.layout(), new Shape(1, 1, height, width), taps);
  }

  /** Returns this factored, such as {@code 1/4 · x · (1 + x)^2}. */
  String factored(List<IntegerPolynomial> factors) {
    List<String> parts = new ArrayList<>();
    if (!unit.equals(BigFraction.ONE)) {
      parts.add(Rationals.INSTANCE.show(new BigFraction[] {unit}, 0));
    }
    if (top + left > 0) {
      parts.add(new Exponents(left, top).toString());
    }
    for (IntegerPolynomial factor : factors.stream().distinct().toList()) {
      long times = factors.stream().filter(factor::equals).count();
      parts.add("(" + factor.brief() + ")" + (times == 1 ? "" : "^" + times));
    }
    return String.join(" · ", parts);
  }

  /**
   * Factors dealt out to two kernels.
   *
   * @param first the product of some
   * @param second the product of the others
   */
  record Split(IntegerPolynomial first, IntegerPolynomial second) {

    /** The powers up to which a polynomial goes. */
    record Powers(int y, int x) {
      static Powers of(IntegerPolynomial polynomial) {
        return new Powers(polynomial.degreeY(), polynomial.degreeX());
      }

      Powers plus(Powers other) {
        return new Powers(y + other.y, x + other.x);
      }

      Powers minus(Powers other) {
        return new Powers(y - other.y, x - other.x);
      }

      int taps() {
        return (y + 1) * (x + 1);
      }
    }

    /**
     * Returns, of the ways that allow the first kernel its degrees, one with the fewest taps in
     * both kernels; among these, one whose kernels differ least in size.
     *
     * <p>How many taps a way has depends on the degrees alone, so that one way for each possible
     * pair of degrees is looked at, not each subset.
     */
    static Optional<Split> best(List<IntegerPolynomial> factors, Predicate<Powers> allowed) {
      Map<Powers, List<IntegerPolynomial>> ways = ways(factors);
      Powers all = factors.stream().map(Powers::of).reduce(new Powers(0, 0), Powers::plus);
      Comparator<Powers> fewestTaps =
          Comparator.<Powers>comparingInt(first -> first.taps() + all.minus(first).taps())
              .thenComparingInt(first -> Math.abs(first.taps() - all.minus(first).taps()))
              .thenComparingInt(Powers::y)
              .thenComparingInt(Powers::x);
      return ways.keySet().stream()
          .filter(allowed)
          .min(fewestTaps)
          .map(first -> of(ways.get(first), factors));
    }

    private static Map<Powers, List<IntegerPolynomial>> ways(List<IntegerPolynomial> factors) {
      Map<Powers, List<IntegerPolynomial>> ways = new LinkedHashMap<>();
      ways.put(new Powers(0, 0), List.of());
      for (IntegerPolynomial factor : factors) {
        for (Map.Entry<Powers, List<IntegerPolynomial>> way : List.copyOf(ways.entrySet())) {
          List<IntegerPolynomial> longer = new ArrayList<>(way.getValue());
          longer.add(factor);
          ways.putIfAbsent(way.getKey().plus(Powers.of(factor)), longer);
        }
      }
      return ways;
    }

    private static Split of(List<IntegerPolynomial> chosen, List<IntegerPolynomial> factors) {
      List<IntegerPolynomial> others = new ArrayList<>(factors);
      chosen.forEach(others::remove);
      return new Split(IntegerPolynomial.product(chosen), IntegerPolynomial.product(others));
    }
  }
}

package dev.convproof.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/** The points at which polynomials are interpolated, and the polynomials that vanish at them. */
final class Lagrange {
  /** Small numerators and denominators first: 0, 1, −1, 2, −2, 1/2, −1/2, 4, −4, 1/4, −1/4. */
  static final List<BigFraction> POINTS = points();

  private Lagrange() {}

  private static List<BigFraction> points() {
    List<BigFraction> points = new ArrayList<>(List.of(BigFraction.ZERO));
    for (int[] size : new int[][] {{1, 1}, {2, 1}, {1, 2}, {4, 1}, {1, 4}}) {
      BigFraction point = BigFraction.of(size[0], size[1]);
      points.addAll(List.of(point, point.negate()));
    }
    return List.copyOf(points);
  }

  /** The coefficients of Π (x − α) over the first points, lowest first. */
  static BigFraction[] vanishing(int points) {
    return vanishing(points, points);
  }

  /** The same without one of the points. */
  static BigFraction[] vanishing(int points, int without) {
    BigFraction[] product = {BigFraction.ONE};
    for (int l = 0; l < points; l++) {
      if (l != without) {
        product = timesRoot(product, POINTS.get(l));
      }
    }
    return product;
  }

  private static BigFraction[] timesRoot(BigFraction[] polynomial, BigFraction root) {
    BigFraction[] product = new BigFraction[polynomial.length + 1];
    Arrays.fill(product, BigFraction.ZERO);
    for (int t = 0; t < polynomial.length; t++) {
      product[t + 1] = product[t + 1].add(polynomial[t]);
      product[t] = product[t].subtract(root.multiply(polynomial[t]));
    }
    return product;
  }

  /** The value of a polynomial. */
  static BigFraction value(BigFraction[] polynomial, BigFraction at) {
    BigFraction value = BigFraction.ZERO;
    for (int t = polynomial.length - 1; t >= 0; t--) {
      value = value.multiply(at).add(polynomial[t]);
    }
    return value;
  }
}

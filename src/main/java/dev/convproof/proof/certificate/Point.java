package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.PlanePolynomial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The exponents of a term.
 *
 * @param x of x
 * @param y of y
 */
public record Point(int x, int y) {

  /** The exponents of all terms, row by row. */
  static List<Point> support(PlanePolynomial f) {
    List<Point> support = new ArrayList<>();
    for (int y = 0; y <= f.degreeY(); y++) {
      for (int x = 0; x <= f.degreeX(); x++) {
        if (f.coefficient(y, x).signum() != 0) {
          support.add(new Point(x, y));
        }
      }
    }
    return support;
  }

  /** Positive where the way from here over {@code to} to {@code then} turns left; 0 on a line. */
  int turn(Point to, Point then) {
    return (to.x - x) * (then.y - y) - (to.y - y) * (then.x - x);
  }

  /** How many lattice steps the segment to another point has. */
  int stepsTo(Point to) {
    return BigInteger.valueOf(to.x - x).gcd(BigInteger.valueOf(to.y - y)).intValue();
  }

  /** The first of these steps. */
  Point unitStepTo(Point to) {
    return new Point((to.x - x) / stepsTo(to), (to.y - y) / stepsTo(to));
  }

  /** The term without its coefficient, such as {@code x·y^2}. */
  String term() {
    return PlanePolynomial.monomial(y, x).toString();
  }
}

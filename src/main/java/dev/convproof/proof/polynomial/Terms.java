package dev.convproof.proof.polynomial;

import java.math.BigInteger;

/** Polynomials as people write them, the lowest powers first. */
final class Terms {
  private static final int MOST_CHARACTERS = 120;

  private final StringBuilder text = new StringBuilder();

  private Terms() {}

  static String of(PlanePolynomial polynomial) {
    Terms terms = new Terms();
    for (int y = 0; y <= polynomial.degreeY(); y++) {
      for (int x = 0; x <= polynomial.degreeX(); x++) {
        terms.add(polynomial.coefficient(y, x), x, y);
      }
    }
    return terms.text.isEmpty() ? "0" : terms.text.toString();
  }

  static String brief(PlanePolynomial polynomial) {
    String text = of(polynomial);
    int cut =
        Math.max(
            text.lastIndexOf(" + ", MOST_CHARACTERS), text.lastIndexOf(" - ", MOST_CHARACTERS));
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, cut < 0 ? MOST_CHARACTERS : cut)
            + " … ("
            + polynomial.terms()
            + " terms)";
  }

  private void add(BigInteger coefficient, int x, int y) {
    if (coefficient.signum() == 0) {
      return;
    }
    if (text.isEmpty()) {
      text.append(coefficient.signum() < 0 ? "-" : "");
    } else {
      text.append(coefficient.signum() < 0 ? " - " : " + ");
    }
    String powers = power("x", x) + (x > 0 && y > 0 ? "·" : "") + power("y", y);
    BigInteger size = coefficient.abs();
    text.append(size.equals(BigInteger.ONE) && !powers.isEmpty() ? "" : size).append(powers);
  }

  private static String power(String variable, int exponent) {
    return exponent == 0 ? "" : exponent == 1 ? variable : variable + "^" + exponent;
  }
}

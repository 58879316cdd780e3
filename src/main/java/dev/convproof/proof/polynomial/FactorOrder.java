package dev.convproof.proof.polynomial;

import java.util.Comparator;

/**
 * Factors in an order that does not depend on who found them: small degrees first, then the text.
 */
final class FactorOrder {
  static final Comparator<PlanePolynomial> INSTANCE =
      Comparator.<PlanePolynomial>comparingInt(f -> f.degreeX() + f.degreeY())
          .thenComparing(PlanePolynomial::degreeY)
          .thenComparing(PlanePolynomial::toString);

  private FactorOrder() {}
}

package dev.convproof.proof.polynomial;

import java.math.BigInteger;
import java.util.List;

/** Greatest common divisors over the rationals, by pseudo-remainders that are made primitive. */
public final class CommonFactor {
  private CommonFactor() {}

  /** Of the coefficients of y^0, y^1, …: the largest factor of f in x alone. */
  public static LinePolynomial inXAlone(PlanePolynomial f) {
    return f.rows().stream().reduce(LinePolynomial.of(), CommonFactor::of);
  }

  /** Of two polynomials, primitive; 0 only of 0 and 0. */
  static LinePolynomial of(LinePolynomial f, LinePolynomial g) {
    LinePolynomial a = f.primitive();
    LinePolynomial b = g.primitive();
    while (!b.isZero()) {
      LinePolynomial remainder = pseudoRemainder(a, b).primitive();
      a = b;
      b = remainder;
    }
    return a;
  }

  private static LinePolynomial pseudoRemainder(LinePolynomial dividend, LinePolynomial divisor) {
    LinePolynomial rest = dividend;
    while (rest.degree() >= divisor.degree()) {
      BigInteger[] power = LinePolynomial.zeros(rest.degree() - divisor.degree() + 1);
      power[power.length - 1] = rest.leading().negate();
      LinePolynomial multiple = divisor.multiply(new LinePolynomial(List.of(power)));
      rest = rest.scale(divisor.leading()).add(multiple);
    }
    return rest;
  }
}

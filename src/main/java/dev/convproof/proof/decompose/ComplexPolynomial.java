package dev.convproof.proof.decompose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A polynomial in one variable in doubles.
 *
 * @param coefficients of x^0, x^1, …
 */
record ComplexPolynomial(List<Complex> coefficients) {

  int degree() {
    return coefficients.size() - 1;
  }

  ComplexPolynomial reversed() {
    List<Complex> reversed = new ArrayList<>(coefficients);
    Collections.reverse(reversed);
    return new ComplexPolynomial(reversed);
  }

  ComplexPolynomial times(ComplexPolynomial other) {
    Complex[] product = new Complex[degree() + other.degree() + 1];
    Arrays.fill(product, Complex.ZERO);
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        Complex term = coefficients.get(i).times(other.coefficients.get(j));
        product[i + j] = product[i + j].plus(term);
      }
    }
    return new ComplexPolynomial(List.of(product));
  }

  /** The quotient by long division from the highest power; the remainder is dropped. */
  ComplexPolynomial quotient(ComplexPolynomial divisor) {
    Complex[] rest = coefficients.toArray(Complex[]::new);
    Complex[] quotient = new Complex[degree() - divisor.degree() + 1];
    Complex leading = divisor.coefficients.get(divisor.degree());
    for (int at = quotient.length - 1; at >= 0; at--) {
      quotient[at] = rest[at + divisor.degree()].over(leading);
      for (int i = 0; i <= divisor.degree(); i++) {
        rest[at + i] = rest[at + i].minus(quotient[at].times(divisor.coefficients.get(i)));
      }
    }
    return new ComplexPolynomial(List.of(quotient));
  }

  /** The largest difference of two coefficients. */
  double distance(ComplexPolynomial other) {
    double largest = 0;
    for (int i = 0; i <= degree(); i++) {
      largest = Math.max(largest, coefficients.get(i).minus(other.coefficients.get(i)).size());
    }
    return largest;
  }

  /** One step of Newton's method, or the point itself where it would not come closer to a root. */
  Complex polished(Complex point) {
    Complex value = Complex.ZERO;
    Complex slope = Complex.ZERO;
    for (int power = degree(); power >= 0; power--) {
      slope = slope.times(point).plus(value);
      value = value.times(point).plus(coefficients.get(power));
    }
    Complex next = point.minus(value.over(slope));
    return valueAt(next).size() < value.size() ? next : point;
  }

  private Complex valueAt(Complex point) {
    Complex value = Complex.ZERO;
    for (int power = degree(); power >= 0; power--) {
      value = value.times(point).plus(coefficients.get(power));
    }
    return value;
  }
}

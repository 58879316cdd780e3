package dev.convproof.proof.decompose;

import dev.convproof.algebra.LinearAlgebra;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two factors of a real polynomial in doubles: one made of a root, or of a conjugate pair, and what
 * is left when it is divided out, from the highest power or from the lowest.
 *
 * @param factor of degree 1, or over the reals 1 or 2
 * @param rest of the degree that is left
 */
record NumericalFactors(ComplexPolynomial factor, ComplexPolynomial rest) {
  private static final int FEW = 4;
  private static final int NEWTON_STEPS = 5;

  /** Creates a polynomial with real coefficients. */
  private static ComplexPolynomial polynomial(double[] coefficients) {
    return new ComplexPolynomial(
        Arrays.stream(coefficients).mapToObj(c -> new Complex(c, 0)).toList());
  }

  /**
   * Returns the few whose product comes closest, of a polynomial of degree 2 or more over ℂ, 3 or
   * more over ℝ, or 2 with real roots.
   *
   * @throws ArithmeticException if no roots are found
   */
  static List<NumericalFactors> closest(double[] coefficients, boolean real) {
    ComplexPolynomial f = polynomial(coefficients);
    return roots(coefficients).stream()
        .map(root -> real && f.degree() == 2 ? new Complex(root.re(), 0) : root)
        .map(root -> real ? realFactor(root) : linear(root))
        .filter(factor -> factor.degree() < f.degree())
        .flatMap(
            factor ->
                Stream.of(
                        f.quotient(factor), // downwards, and upwards:
                        f.reversed().quotient(factor.reversed()).reversed())
                    .map(rest -> new NumericalFactors(factor, rest)))
        .filter(found -> Double.isFinite(found.distance(f)))
        .sorted(Comparator.comparingDouble(found -> found.distance(f)))
        .limit(FEW)
        .toList();
  }

  private static ComplexPolynomial linear(Complex root) {
    return new ComplexPolynomial(List.of(Complex.ZERO.minus(root), Complex.ONE));
  }

  private static ComplexPolynomial realFactor(Complex root) {
    return root.im() == 0
        ? linear(root)
        : new ComplexPolynomial(
            List.of(
                new Complex(root.re() * root.re() + root.im() * root.im(), 0),
                new Complex(-2 * root.re(), 0),
                Complex.ONE));
  }

  private double distance(ComplexPolynomial f) {
    return f.distance(factor.times(rest));
  }

  /**
   * Returns approximate roots, complex ones in conjugate pairs: eigenvalues of the companion
   * matrix, then Newton's method.
   *
   * @throws ArithmeticException if the eigenvalues are not found
   */
  private static List<Complex> roots(double[] coefficients) {
    ComplexPolynomial f = polynomial(coefficients);
    return Arrays.stream(LinearAlgebra.roots(coefficients))
        .map(parts -> new Complex(parts[0], parts[1]))
        .map(root -> Stream.iterate(root, f::polished).skip(NEWTON_STEPS).findFirst().orElseThrow())
        .toList();
  }

  /**
   * A complex number in doubles.
   *
   * @param re the real part
   * @param im the imaginary part
   */
  record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    Complex plus(Complex other) {
      return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
      return new Complex(re - other.re, im - other.im);
    }

    Complex times(Complex other) {
      return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex over(Complex other) {
      double size = other.re * other.re + other.im * other.im;
      Complex product = times(new Complex(other.re, -other.im));
      return new Complex(product.re / size, product.im / size);
    }

    /** Returns a bound of the absolute value, at most twice as large: |re| + |im|. */
    double size() {
      return Math.abs(re) + Math.abs(im);
    }
  }

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

    /** Returns the quotient by long division from the highest power; the remainder is dropped. */
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

    /** Returns the largest difference of two coefficients. */
    double distance(ComplexPolynomial other) {
      double largest = 0;
      for (int i = 0; i <= degree(); i++) {
        largest = Math.max(largest, coefficients.get(i).minus(other.coefficients.get(i)).size());
      }
      return largest;
    }

    /**
     * Returns one step of Newton's method, or the point itself where it would not come closer to a
     * root.
     */
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
}

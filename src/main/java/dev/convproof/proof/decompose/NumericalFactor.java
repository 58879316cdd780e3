package dev.convproof.proof.decompose;

import java.util.Arrays;
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
record NumericalFactor(ComplexPolynomial factor, ComplexPolynomial rest) {
  private static final int FEW = 4;

  /** A polynomial with real coefficients. */
  static ComplexPolynomial polynomial(double[] coefficients) {
    return new ComplexPolynomial(
        Arrays.stream(coefficients).mapToObj(c -> new Complex(c, 0)).toList());
  }

  /**
   * The few whose product comes closest, of a polynomial of degree 2 or more over ℂ, 3 or more over
   * ℝ, or 2 with real roots.
   *
   * @throws ArithmeticException if no roots are found
   */
  static List<NumericalFactor> closest(double[] coefficients, boolean real) {
    ComplexPolynomial f = polynomial(coefficients);
    return Roots.of(coefficients).stream()
        .map(root -> real && f.degree() == 2 ? new Complex(root.re(), 0) : root)
        .map(root -> real ? realFactor(root) : linear(root))
        .filter(factor -> factor.degree() < f.degree())
        .flatMap(factor -> Stream.of(downwards(f, factor), upwards(f, factor)))
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

  private static NumericalFactor downwards(ComplexPolynomial f, ComplexPolynomial factor) {
    return new NumericalFactor(factor, f.quotient(factor));
  }

  private static NumericalFactor upwards(ComplexPolynomial f, ComplexPolynomial factor) {
    ComplexPolynomial rest = f.reversed().quotient(factor.reversed()).reversed();
    return new NumericalFactor(factor, rest);
  }

  private double distance(ComplexPolynomial f) {
    return f.distance(factor.times(rest));
  }
}

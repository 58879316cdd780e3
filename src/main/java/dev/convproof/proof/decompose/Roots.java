package dev.convproof.proof.decompose;

import dev.convproof.algebra.Eigenvalues;
import java.util.ArrayList;
import java.util.List;

/** Roots of a real polynomial: eigenvalues of its companion matrix, then Newton's method. */
final class Roots {
  private static final int NEWTON_STEPS = 5;

  private Roots() {}

  /**
   * Approximate roots; complex ones in conjugate pairs.
   *
   * @throws ArithmeticException if the eigenvalues are not found
   */
  static List<Complex> of(double[] coefficients) {
    ComplexPolynomial polynomial = NumericalFactor.polynomial(coefficients);
    List<Complex> roots = new ArrayList<>();
    for (double[] parts : Eigenvalues.ofCompanion(coefficients)) {
      Complex root = new Complex(parts[0], parts[1]);
      for (int step = 0; step < NEWTON_STEPS; step++) {
        root = polynomial.polished(root);
      }
      roots.add(root);
    }
    return roots;
  }
}

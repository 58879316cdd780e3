package dev.convproof.proof.decompose;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Roots of a real polynomial: eigenvalues of its companion matrix (EJML), then Newton's method. */
final class Roots {
  private static final int NEWTON_STEPS = 5;

  private Roots() {}

  /**
   * Approximate roots; complex ones in conjugate pairs.
   *
   * @throws ArithmeticException if the eigenvalues are not found
   */
  static List<Complex> of(double[] coefficients) {
    int n = coefficients.length - 1;
    EigenDecomposition_F64<DMatrixRMaj> eigenvalues = DecompositionFactory_DDRM.eig(n, false);
    if (!eigenvalues.decompose(companion(coefficients))) {
      throw new ArithmeticException("the roots are not found numerically");
    }
    ComplexPolynomial polynomial = NumericalFactor.polynomial(coefficients);
    List<Complex> roots = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Complex_F64 value = eigenvalues.getEigenvalue(i);
      Complex root = new Complex(value.real, value.imaginary);
      for (int step = 0; step < NEWTON_STEPS; step++) {
        root = polynomial.polished(root);
      }
      roots.add(root);
    }
    return roots;
  }

  private static DMatrixRMaj companion(double[] coefficients) {
    int n = coefficients.length - 1;
    DMatrixRMaj companion = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      companion.set(i, n - 1, -coefficients[i] / coefficients[n]);
      if (i > 0) {
        companion.set(i, i - 1, 1);
      }
    }
    return companion;
  }
}

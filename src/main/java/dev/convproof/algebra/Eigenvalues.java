package dev.convproof.algebra;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues by EJML, as accurate as its QR iteration leaves them. */
public final class Eigenvalues {
  private Eigenvalues() {}

  /**
   * The eigenvalues of a polynomial's companion matrix: approximations of its roots, complex ones
   * in conjugate pairs.
   *
   * @param coefficients of 1, x, x² and so on, the last not zero
   * @return a real and an imaginary part for each root
   * @throws ArithmeticException if the iteration does not converge
   */
  public static double[][] ofCompanion(double[] coefficients) {
    int n = coefficients.length - 1;
    EigenDecomposition_F64<DMatrixRMaj> eigenvalues = DecompositionFactory_DDRM.eig(n, false);
    if (!eigenvalues.decompose(companion(coefficients))) {
      throw new ArithmeticException("the roots are not found numerically");
    }
    double[][] parts = new double[n][];
    for (int i = 0; i < n; i++) {
      Complex_F64 value = eigenvalues.getEigenvalue(i);
      parts[i] = new double[] {value.real, value.imaginary};
    }
    return parts;
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

package dev.convproof.algebra;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Ranks of matrices, numerically and exactly, and eigenvalues, by EJML. */
public final class LinearAlgebra {
  private LinearAlgebra() {}

  /**
   * Returns the number of singular values, by EJML, above max(m, n)·2^−52 of the greatest: what
   * their rounding may amount to (Golub and Van Loan, Matrix Computations, 4th edition, section
   * 5.4.1).
   */
  public static int numericalRank(double[][] matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(false, false, true);
    DMatrixRMaj values = new DMatrixRMaj(matrix);
    if (!svd.decompose(values)) {
      throw new ArithmeticException("the singular values do not converge");
    }
    double greatest = Arrays.stream(svd.getSingularValues()).max().orElse(0);
    int larger = Math.max(matrix.length, matrix[0].length);
    return SingularOps_DDRM.rank(svd, larger * Math.ulp(1.0) * greatest);
  }

  /**
   * Returns the exact rank, by Gaussian elimination over the rationals. The matrix is left as it
   * was.
   */
  public static int exactRank(BigFraction[][] matrix) {
    BigFraction[][] rows =
        Arrays.stream(matrix).map(BigFraction[]::clone).toArray(BigFraction[][]::new);
    int rank = 0;
    for (int column = 0; rank < rows.length && column < rows[0].length; column++) {
      if (bringPivot(rows, rank, column)) {
        for (int row = rank + 1; row < rows.length; row++) {
          eliminate(rows[rank], rows[row], column);
        }
        rank++;
      }
    }
    return rank;
  }

  private static boolean bringPivot(BigFraction[][] rows, int target, int column) {
    for (int row = target; row < rows.length; row++) {
      if (rows[row][column].signum() != 0) {
        BigFraction[] pivot = rows[row];
        rows[row] = rows[target];
        rows[target] = pivot;
        return true;
      }
    }
    return false;
  }

  private static void eliminate(BigFraction[] pivot, BigFraction[] row, int column) {
    if (row[column].signum() == 0) {
      return;
    }
    BigFraction factor = row[column].divide(pivot[column]);
    for (int at = column; at < row.length; at++) {
      row[at] = row[at].subtract(factor.multiply(pivot[at]));
    }
  }

  /**
   * Returns the eigenvalues of a polynomial's companion matrix: approximations of its roots,
   * complex ones in conjugate pairs, as accurate as EJML's QR iteration leaves them.
   *
   * @param coefficients of 1, x, x² and so on, the last not zero
   * @return a real and an imaginary part for each root
   * @throws ArithmeticException if the iteration does not converge
   */
  public static double[][] roots(double[] coefficients) {
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

package dev.convproof.algebra;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The rank of a matrix, numerically and exactly. */
public final class Rank {
  private Rank() {}

  /**
   * The number of singular values, by EJML, above max(m, n)·2^−52 of the greatest: what their
   * rounding may amount to (Golub and Van Loan, Matrix Computations, 4th edition, section 5.4.1).
   */
  public static int numerical(double[][] matrix) {
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

  /** The exact rank, by Gaussian elimination over the rationals. The matrix is left as it was. */
  public static int exact(BigFraction[][] matrix) {
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
}

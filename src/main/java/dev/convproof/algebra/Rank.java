package dev.convproof.algebra;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;

/** The rank of a matrix, numerically and exactly. */
public final class Rank {
  private Rank() {}

  /**
   * The number of singular values that EJML's singular value decomposition finds to be nonzero. Its
   * threshold is relative to the greatest, so that it takes a matrix of zeros for one of full rank.
   */
  public static int numerical(double[][] matrix) {
    DMatrixRMaj m = new DMatrixRMaj(matrix);
    return CommonOps_DDRM.elementMaxAbs(m) == 0 ? 0 : SingularOps_DDRM.rank(m);
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

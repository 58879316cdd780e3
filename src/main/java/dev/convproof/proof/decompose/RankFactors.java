package dev.convproof.proof.decompose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A matrix as a product of two of its rank: A = left · right, by Gauss-Jordan elimination over the
 * rationals. The columns of left are those columns of A that have a pivot.
 *
 * @param left [rows, rank]
 * @param right [rank, columns]
 */
record RankFactors(BigFraction[][] left, BigFraction[][] right) {

  static RankFactors of(BigFraction[][] matrix) {
    BigFraction[][] reduced = new BigFraction[matrix.length][];
    for (int row = 0; row < matrix.length; row++) {
      reduced[row] = matrix[row].clone();
    }
    List<Integer> pivots = new ArrayList<>();
    for (int column = 0; column < matrix[0].length && pivots.size() < matrix.length; column++) {
      if (reduce(reduced, pivots.size(), column)) {
        pivots.add(column);
      }
    }
    BigFraction[][] left = new BigFraction[matrix.length][pivots.size()];
    for (int row = 0; row < matrix.length; row++) {
      for (int at = 0; at < pivots.size(); at++) {
        left[row][at] = matrix[row][pivots.get(at)];
      }
    }
    return new RankFactors(left, Arrays.copyOf(reduced, pivots.size()));
  }

  /** The matrix times the unit matrix, of whatever rank. */
  static RankFactors unreduced(BigFraction[][] matrix) {
    BigFraction[][] unit = new BigFraction[matrix[0].length][matrix[0].length];
    for (int row = 0; row < unit.length; row++) {
      Arrays.fill(unit[row], BigFraction.ZERO);
      unit[row][row] = BigFraction.ONE;
    }
    return new RankFactors(matrix, unit);
  }

  /** The inner size of the product: the rank of the matrix, if it was reduced. */
  int rank() {
    return right.length;
  }

  /** Makes a column the unit vector of a row, if it has a pivot there or below. */
  private static boolean reduce(BigFraction[][] rows, int target, int column) {
    int pivot = target;
    while (pivot < rows.length && rows[pivot][column].signum() == 0) {
      pivot++;
    }
    if (pivot == rows.length) {
      return false;
    }
    BigFraction[] found = rows[pivot];
    rows[pivot] = rows[target];
    rows[target] = found;
    BigFraction inverse = found[column].reciprocal();
    for (int at = 0; at < found.length; at++) {
      found[at] = found[at].multiply(inverse);
    }
    for (int row = 0; row < rows.length; row++) {
      if (row != target) {
        subtract(found, rows[row], column);
      }
    }
    return true;
  }

  private static void subtract(BigFraction[] pivot, BigFraction[] row, int column) {
    BigFraction factor = row[column];
    if (factor.signum() == 0) {
      return;
    }
    for (int at = column; at < row.length; at++) {
      row[at] = row[at].subtract(factor.multiply(pivot[at]));
    }
  }
}

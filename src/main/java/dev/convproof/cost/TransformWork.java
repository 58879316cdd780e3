package dev.convproof.cost;

import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What applying a constant matrix to a vector takes, of which some elements are structural zeros.
 *
 * @param multiplications by entries other than 0, 1 and −1, of elements that are data
 * @param additions between data
 * @param reached which results are data
 */
record TransformWork(long multiplications, long additions, boolean[] reached) {

  /** Of a matrix [rows, columns], where an element is data if it is so marked. */
  static TransformWork of(BigFraction[][] matrix, boolean[] data) {
    long multiplications = 0;
    long additions = 0;
    boolean[] reached = new boolean[matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      int terms = 0;
      for (int column = 0; column < data.length; column++) {
        BigFraction entry = matrix[row][column];
        if (data[column] && entry.signum() != 0) {
          terms++;
          multiplications += entry.abs().equals(BigFraction.ONE) ? 0 : 1;
        }
      }
      additions += Math.max(0, terms - 1);
      reached[row] = terms > 0;
    }
    return new TransformWork(multiplications, additions, reached);
  }

  /** Where every element is data. */
  static TransformWork of(BigFraction[][] matrix) {
    boolean[] data = new boolean[matrix[0].length];
    Arrays.fill(data, true);
    return of(matrix, data);
  }
}

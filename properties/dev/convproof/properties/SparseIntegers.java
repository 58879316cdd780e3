package dev.convproof.properties;

import dev.convproof.algebra.SparsePattern;
import java.util.stream.IntStream;

/**
 * A sparse matrix of small integers in compressed columns, a vector, and their product.
 *
 * @param pattern where the entries stand
 * @param entries their values
 * @param vector as long as the matrix has columns
 */
record SparseIntegers(SparsePattern pattern, long[] entries, long[] vector) {

  static final int MOST_COLUMNS = 11;

  static SparseIntegers drawn(RandomIntegers random) {
    int rows = random.fromOneBelow(12);
    int columns = random.fromOneBelow(MOST_COLUMNS + 1);
    int oneIn = random.fromOneBelow(5);
    boolean[] filled = new boolean[rows * columns]; // column-major
    IntStream.range(0, filled.length).forEach(at -> filled[at] = random.oneIn(oneIn));
    int[] places = IntStream.range(0, filled.length).filter(at -> filled[at]).toArray();
    int[] starts =
        IntStream.rangeClosed(0, columns)
            .map(column -> (int) IntStream.of(places).filter(at -> at < column * rows).count())
            .toArray();
    int[] rowOfEntry = IntStream.of(places).map(at -> at % rows).toArray();
    return new SparseIntegers(
        new SparsePattern(rows, starts, rowOfEntry),
        random.values(places.length),
        random.values(columns));
  }

  /** Returns the same pattern with fresh entries and a fresh vector. */
  SparseIntegers withOtherValues(RandomIntegers random) {
    return new SparseIntegers(pattern, random.values(entries.length), random.values(vector.length));
  }

  /** Through the whole matrix, zeros and all. */
  long[] product() {
    long[][] dense = new long[pattern.rows()][pattern.columns()];
    for (int column = 0; column < pattern.columns(); column++) {
      for (int at = pattern.start(column); at < pattern.start(column + 1); at++) {
        dense[pattern.row(at)][column] = entries[at];
      }
    }
    long[] product = new long[pattern.rows()];
    for (int row = 0; row < product.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += dense[row][column] * vector[column];
      }
    }
    return product;
  }

  @Override
  public String toString() {
    return "[%s, %s] with %s entries"
        .formatted(pattern.rows(), pattern.columns(), pattern.entries());
  }
}

package dev.convproof.algebra;

/**
 * Where the entries of a sparse matrix stand, in compressed sparse columns: the entries of column c
 * are those at start(c) … start(c+1)−1, in ascending rows. The values are kept apart, in a buffer.
 *
 * @param rows the number of rows
 * @param starts one position for each column and one behind the last
 * @param rowOfEntry the row of every entry
 */
public record SparsePattern(int rows, int[] starts, int[] rowOfEntry) {

  /** Returns the number of columns. */
  public int columns() {
    return starts.length - 1;
  }

  /** Returns the number of entries. */
  public int entries() {
    return starts[starts.length - 1];
  }

  /** Returns the position of a column's first entry. */
  public int start(int column) {
    return starts[column];
  }

  /** Returns the row of the entry at a position. */
  public int row(int at) {
    return rowOfEntry[at];
  }
}

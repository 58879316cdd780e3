package dev.convproof.properties;

/**
 * Two matrices of small integers, row-major, and their product by the definition.
 *
 * @param rows of the left one
 * @param terms the columns of the left one, and the rows of the right one
 * @param columns of the right one
 * @param left values
 * @param right values
 */
record IntegerMatrices(int rows, int terms, int columns, long[] left, long[] right) {

  /** Mostly small; now and then larger than a block of a blocked product. */
  static IntegerMatrices drawn(RandomIntegers random) {
    int most = random.oneIn(20) ? 90 : 12;
    int rows = random.fromOneBelow(most);
    int terms = random.fromOneBelow(most);
    int columns = random.fromOneBelow(most);
    return drawn(random, rows, terms, columns);
  }

  /** Of given sizes. */
  static IntegerMatrices drawn(RandomIntegers random, int rows, int terms, int columns) {
    return new IntegerMatrices(
        rows, terms, columns, random.values(rows * terms), random.values(terms * columns));
  }

  long[] product() {
    long[] product = new long[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int term = 0; term < terms; term++) {
          product[row * columns + column] +=
              left[row * terms + term] * right[term * columns + column];
        }
      }
    }
    return product;
  }

  @Override
  public String toString() {
    return "[" + rows + ", " + terms + "] and [" + terms + ", " + columns + "]";
  }
}

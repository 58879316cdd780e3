package dev.convproof.claim.judge;

/**
 * A convolution scanned from left to right: a strip of the image, read column by column, gives a
 * strip of outputs. Counts what is read from memory, multiplied, and held at once.
 */
final class Strip {
  private final long[][] image;
  private final long[][] kernel;
  private long reads;
  private long multiplications;
  private long held;
  private int lowestRow;

  Strip(long[][] image, long[][] kernel) {
    this.image = image;
    this.kernel = kernel;
  }

  /**
   * Computes a strip.
   *
   * @param rows how many outputs it is wide
   * @param columns how many outputs it is long
   * @return [rows, columns]
   */
  long[][] scan(int rows, int columns) {
    int k = kernel.length;
    long[][] window = new long[k][];
    long[][] output = new long[rows][columns];
    for (int column = 0; column < columns + k - 1; column++) {
      window[column % k] = column(column, k + rows - 1);
      held = Math.max(held, (long) Math.min(k, column + 1) * (k + rows - 1));
      for (int i = 0; i < rows && column >= k - 1; i++) {
        output[i][column - k + 1] = output(window, i, column - k + 1);
      }
    }
    return output;
  }

  private long output(long[][] window, int row, int column) {
    int k = kernel.length;
    long sum = 0;
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        multiplications++;
        sum += window[(column + b) % k][row + a] * kernel[a][b];
      }
    }
    return sum;
  }

  /** Reads the next column of the strip. */
  private long[] column(int at, int height) {
    long[] column = new long[height];
    for (int row = 0; row < height; row++) {
      reads++;
      lowestRow = Math.max(lowestRow, row);
      column[row] = image[row][at];
    }
    return column;
  }

  /** Inputs read from memory. */
  long reads() {
    return reads;
  }

  /** Multiplications made. */
  long multiplications() {
    return multiplications;
  }

  /** The most inputs that were held at once. */
  long held() {
    return held;
  }

  /** How many rows of the image were read. */
  int height() {
    return lowestRow + 1;
  }
}

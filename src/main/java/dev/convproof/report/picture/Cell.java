package dev.convproof.report.picture;

/**
 * One number of a grid, in its place.
 *
 * @param marked whether it is the number that disagrees
 * @param padding whether it is padding
 */
public record Cell(
    int x, int y, int width, int height, String text, boolean marked, boolean padding) {
  /** The middle, across. */
  public int middle() {
    return x + width / 2;
  }

  /** The line that the text stands on. */
  public int baseline() {
    return y + height / 2 + 5;
  }
}

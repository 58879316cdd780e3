package dev.convproof.proof.kernel;

/** How deep the lists of a kernel are nested. */
public enum Layout {
  /** {@code [1, 2, 1]}: one dimension, a single row. */
  ROW(1),

  /** {@code [[1, 2], [3, 4]]}: rows of one channel. */
  PLANE(2),

  /** {@code [co][ci][kh][kw]}: output channels of input channels of rows. */
  CHANNELS(4);

  private final int depth;

  Layout(int depth) {
    this.depth = depth;
  }

  /** The number of nested lists. */
  public int depth() {
    return depth;
  }
}

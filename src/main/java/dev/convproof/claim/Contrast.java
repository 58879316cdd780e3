package dev.convproof.claim;

/**
 * The roles of the two sides of a counterexample. Each side has a name that reports have words for,
 * {@code side.truth} in a sentence and {@code panel.truth} above a grid.
 */
public enum Contrast {
  /** The true value, and the one that a claim gives. */
  TRUTH_CLAIM("truth", "claim", true),
  /** The truth, and what would be true if the claim held. */
  TRUTH_IMPLIED("truth", "implied", true),
  /** The value by definition, and that of a program. */
  DEFINITION_PROGRAM("definition", "program", true),
  /** The value that a law asks for, and the value found. */
  LAW_SUBJECT("asked", "found", true),
  /** The value of a convolution of the same window, and that of a layer that is none. */
  CONVOLUTION_LAYER("convolution", "layer", false),
  /** The number of free numbers, and the number that a claim gives. */
  FREE_NUMBERS("free", "claimed-free", true),
  /** A sum in two orders, neither of which is wrong. */
  ORDERS("in-sequence", "other-order", false),
  /** A sum, with and without rounding each product. */
  UNFUSED_FUSED("unfused", "fused", false),
  /** By how much a claim lets right code differ, and by how much some does. */
  ALLOWED_FOUND("allowed", "correct-code", false),
  /** The value of a right program, and that of one that always answers 0. */
  RIGHT_ZERO("right-program", "zero-program", true);

  private final String expected;
  private final String actual;
  private final boolean actualIsWrong;

  Contrast(String expected, String actual, boolean actualIsWrong) {
    this.expected = expected;
    this.actual = actual;
    this.actualIsWrong = actualIsWrong;
  }

  /** The name of the first side. */
  public String expected() {
    return expected;
  }

  /** The name of the second side. */
  public String actual() {
    return actual;
  }

  /** Returns whether the second side is an error: some counterexamples oppose two that are none. */
  public boolean actualIsWrong() {
    return actualIsWrong;
  }
}

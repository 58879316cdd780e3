package dev.convproof.claim;

/**
 * What the two sides of a counterexample are. Each side has a name that reports have words for,
 * {@code side.truth} in a sentence and {@code panel.truth} above a grid.
 */
public enum Contrast {
  /** The true value, and the one that a claim gives. */
  TRUTH_CLAIM("truth", "claim", true),
  /** What is so, and what would be so if the claim held. */
  TRUTH_IMPLIED("truth", "implied", true),
  /** What the definition gives, and what a program does. */
  DEFINITION_PROGRAM("definition", "program", true),
  /** What a law asks for, and what there is. */
  LAW_SUBJECT("asked", "found", true),
  /** What a convolution of the same window would give, and what a layer that is none does. */
  CONVOLUTION_LAYER("convolution", "layer", false),
  /** How many numbers are free, and how many a claim says there are. */
  FREE_NUMBERS("free", "claimed-free", true),
  /** The same sum in two orders, neither of which is wrong. */
  ORDERS("in-sequence", "other-order", false),
  /** The same sum, with and without rounding each product. */
  UNFUSED_FUSED("unfused", "fused", false),
  /** By how much a claim lets right code differ, and by how much some does. */
  ALLOWED_FOUND("allowed", "correct-code", false),
  /** What a right program gives, and what one does that always answers 0. */
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

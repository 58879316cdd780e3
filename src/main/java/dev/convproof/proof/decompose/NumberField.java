package dev.convproof.proof.decompose;

/** The numbers that the taps of the two kernels may be. */
public enum NumberField {
  /** Fractions. */
  RATIONAL("ℚ"),

  /** Real numbers; in one dimension. */
  REAL("ℝ"),

  /** Complex numbers; in one dimension. */
  COMPLEX("ℂ");

  private final String symbol;

  NumberField(String symbol) {
    this.symbol = symbol;
  }

  /** The letter that it has in mathematics. */
  public String symbol() {
    return symbol;
  }
}

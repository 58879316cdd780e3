package dev.convproof.formula;

/**
 * What {@code /} means. The quantity that a formula answers decides it: sizes divide with rounding,
 * costs divide exactly.
 */
public enum Division {
  /**
   * Every quotient is rounded down, towards −∞: {@code 7/2} is 3, {@code -7/2} is −4. Between
   * {@code ⌊ ⌋} or {@code ⌈ ⌉} (also written {@code floor}, {@code ceil}) division is exact
   * instead, because the rounding is already written: {@code ceil(7/2)} is 4.
   */
  FLOOR,
  /** Every quotient is the rational number: {@code 7/2} is 7/2. */
  EXACT
}

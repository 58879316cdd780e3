package dev.convproof.law;

import dev.convproof.tensor.Case;

/**
 * The first place where a law fails on a case.
 *
 * @param law the law's name
 * @param what who differs from whom, in words
 * @param where the position, such as {@code [n=0 o=1 i=2 j=0]}
 * @param expected the value that the law asks for
 * @param actual the value found
 * @param numbers the arithmetic
 * @param on the case
 * @param ended whether a call never came back, or ended what computes
 */
public record Disagreement(
    String law,
    String what,
    String where,
    String expected,
    String actual,
    String numbers,
    Case on,
    boolean ended) {

  /** Creates the disagreement of results, or of a call that gave none. */
  public Disagreement(
      String law,
      String what,
      String where,
      String expected,
      String actual,
      String numbers,
      Case on) {
    this(law, what, where, expected, actual, numbers, on, false);
  }
}

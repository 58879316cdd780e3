package dev.convproof.claim;

/** How much a verdict of "holds" has behind it, the strongest kind first. */
public sealed interface Strength {

  /**
   * Every shape and every value: an algebraic identity, or a statement that an SMT solver cannot
   * refute.
   *
   * @param file the SMT-LIB file in {@code reports/proofs/} that another solver can check, or empty
   *     for an identity that needs none
   */
  record Proved(String file) implements Strength {}

  /**
   * Every value, at each shape up to a bound.
   *
   * @param bound the shapes, in words
   */
  record Exact(String bound) implements Strength {}

  /**
   * Random points of a large field, at each shape up to a bound.
   *
   * @param bits the statement would have passed although false with a probability of at most
   *     2^−bits
   * @param bound the shapes, in words
   */
  record Probable(int bits, String bound) implements Strength {}

  /**
   * Random cases.
   *
   * @param cases how many
   */
  record Sampled(long cases) implements Strength {}

  /** From 0, the strongest, to 3. */
  default int rank() {
    if (this instanceof Proved) {
      return 0;
    }
    if (this instanceof Exact) {
      return 1;
    }
    return this instanceof Probable ? 2 : 3;
  }
}

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
   * Without error, at each shape up to a bound.
   *
   * @param values at which values
   * @param bound the shapes, in words
   */
  record Exact(Values values, String bound) implements Strength {
    /** For every value, at each shape up to a bound. */
    public Exact(String bound) {
      this(Values.ALL, bound);
    }
  }

  /** At which values a statement was established. */
  enum Values {
    /** For every value. */
    ALL,
    /** At each of those that the bound lists, the statement being about no others. */
    LISTED,
    /** At those that a law chooses for itself at each shape, where it needs any. */
    CHOSEN,
    /** At one choice of values at each shape, the statement being that there is such a choice. */
    WITNESS
  }

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

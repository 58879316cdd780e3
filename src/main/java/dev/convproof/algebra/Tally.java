package dev.convproof.algebra;

/** What scalars are, and the operations on them that have been executed so far. */
final class Tally {
  /** A fresh zero, in which nothing has been put. */
  static final byte EMPTY = 0;

  /** A term that is zero: a product with padding, or a sum of such. */
  static final byte ZERO_TERM = 1;

  /** Zero or not, it depends on the data. */
  static final byte DATUM = 2;

  /** An algorithm's own. */
  static final byte CONSTANT = 3;

  private long multiplications;
  private long multiplicationsByConstant;
  private long multiplicationsOfZero;
  private long additions;
  private long additionsOfZero;
  private long begun;

  Operations executed() {
    return new Operations(
        multiplications,
        multiplicationsByConstant,
        multiplicationsOfZero,
        additions,
        additionsOfZero);
  }

  /** Additions with an empty summand, which are none here. */
  long begun() {
    return begun;
  }

  /** Executes a multiplication; what the product is. */
  byte product(byte x, byte k) {
    if (Math.min(x, k) < DATUM) {
      multiplicationsOfZero++;
      return ZERO_TERM;
    }
    if (Math.max(x, k) == CONSTANT) {
      multiplicationsByConstant++;
    } else {
      multiplications++;
    }
    return DATUM;
  }

  /** Executes an addition, unless a summand is empty; what the sum is. */
  byte sum(byte a, byte b) {
    if (a == DATUM && b == DATUM) {
      additions++;
    } else if (a != EMPTY && b != EMPTY) {
      additionsOfZero++;
    } else {
      begun++;
    }
    return a > b ? a : b;
  }
}

package dev.convproof.algebra;

/** The laws that an algebra claims to obey exactly; each claim is checked by a property suite. */
public enum Structure {
  /** None: floating-point addition is not associative. */
  NONE,
  /** Commutative addition and multiplication with zero and one, and distributivity. */
  SEMIRING,
  /** A semiring with additive inverses. */
  RING,
  /** A ring in which everything but zero has a multiplicative inverse. */
  FIELD;

  /** Whether the laws of another structure are among this one's. */
  public boolean includes(Structure other) {
    return compareTo(other) >= 0;
  }
}

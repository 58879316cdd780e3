package dev.convproof.proof.polynomial;

import cc.redberry.rings.bigint.BigInteger;

/** Integers of the Rings library, which brings its own, and of Java. */
final class Exchange {
  private Exchange() {}

  static BigInteger rings(java.math.BigInteger number) {
    return new BigInteger(number);
  }

  static java.math.BigInteger java(BigInteger number) {
    return new java.math.BigInteger(number.toByteArray());
  }
}

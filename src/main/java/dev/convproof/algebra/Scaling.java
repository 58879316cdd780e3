package dev.convproof.algebra;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Multiplication by rational constants: what a ring has, as far as its integers have inverses. */
public interface Scaling<V> {

  /** Whether an integer has an inverse, so that fractions with this denominator are constants. */
  boolean inverts(BigInteger integer);

  /**
   * Adds a constant's multiple of one strided range onto another: to += constant·from. Multiples by
   * 1 and −1 are additions and subtractions; no product is made.
   *
   * @throws ArithmeticException if the constant's denominator has no inverse
   */
  void addMultiple(
      BigFraction constant, V from, int at, int step, V to, int toAt, int toStep, int count);
}

package dev.convproof.algebra;

import java.util.stream.IntStream;

/**
 * Products of up to three indeterminates, in a long: their numbers, 21 bits each, largest first and
 * 0 behind the last.
 */
final class Monomial {
  private static final int BITS = 21;
  private static final long FIELD = (1L << BITS) - 1;
  private static final int FIRST = 2 * BITS;
  private static final long ALL = (1L << (3 * BITS)) - 1;

  private Monomial() {}

  /** Returns the monomial that is the indeterminate of a number from 1 to 2^21−1. */
  static long of(int number) {
    if (number < 1 || number > FIELD) {
      throw new IllegalArgumentException("indeterminate " + number + ": must be 1 to " + FIELD);
    }
    return (long) number << FIRST;
  }

  /** Takes an indeterminate of a monomial. */
  @FunctionalInterface
  interface Factor {
    /**
     * Takes an indeterminate, its power, and the monomial divided by it once.
     *
     * @param number of the indeterminate
     */
    void is(int number, int power, long rest);
  }

  /** Takes each indeterminate of a monomial once, the largest number first. */
  static void eachFactor(long monomial, Factor taken) {
    int shift = FIRST;
    while (shift >= 0) {
      int number = (int) ((monomial >>> shift) & FIELD);
      int power = 1;
      while (shift >= power * BITS && ((monomial >>> (shift - power * BITS)) & FIELD) == number) {
        power++;
      }
      if (number != 0) {
        long before = (monomial >>> (shift + BITS)) << (shift + BITS);
        long behind = (monomial & ((1L << shift) - 1)) << BITS;
        taken.is(number, power, before | behind);
      }
      shift -= power * BITS;
    }
  }

  /** Returns the product of two monomials; those of one indeterminate each are most frequent. */
  static long product(long a, long b) {
    if ((((a | b) << BITS) & ALL) == 0) {
      return a >= b ? a | (b >>> BITS) : b | (a >>> BITS);
    }
    return merged(a, b);
  }

  /** Returns the monomial whose indeterminates are those of both, largest first. */
  private static long merged(long a, long b) {
    long product = 0;
    int shift = FIRST;
    long mine = a;
    long theirs = b;
    while ((mine | theirs) != 0) {
      if (shift < 0) {
        throw new ArithmeticException("a product of more than three indeterminates");
      }
      long largest = Math.max(mine, theirs) >>> FIRST;
      product |= largest << shift;
      if (mine >= theirs) {
        mine = (mine << BITS) & ALL;
      } else {
        theirs = (theirs << BITS) & ALL;
      }
      shift -= BITS;
    }
    return product;
  }

  /** Returns the numbers of a monomial's indeterminates, each as often as it occurs. */
  static IntStream numbers(long monomial) {
    return IntStream.iterate(FIRST, shift -> shift >= 0, shift -> shift - BITS)
        .map(shift -> (int) ((monomial >>> shift) & FIELD))
        .filter(number -> number != 0);
  }
}

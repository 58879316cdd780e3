package dev.convproof.algebra;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * A polynomial with integer coefficients, of degree up to three: as terms in ascending order of
 * their monomials. A monomial packs the numbers of its indeterminates, 21 bits each, largest first.
 * Equal exactly when all coefficients are. Immutable.
 */
public final class Polynomial {
  private static final int BITS = 21;
  private static final long FIELD = (1L << BITS) - 1;

  /** No term. */
  public static final Polynomial ZERO = new Polynomial(new long[0], new long[0]);

  private final long[] monomials;
  private final long[] coefficients;

  private Polynomial(long[] monomials, long[] coefficients) {
    this.monomials = monomials;
    this.coefficients = coefficients;
  }

  /** Returns a constant. */
  public static Polynomial constant(long value) {
    return value == 0 ? ZERO : new Polynomial(new long[] {0}, new long[] {value});
  }

  /** Returns the indeterminate of a number from 1 to 2^21−1. */
  public static Polynomial indeterminate(int number) {
    if (number < 1 || number > FIELD) {
      throw new IllegalArgumentException("indeterminate " + number + ": must be 1 to " + FIELD);
    }
    return new Polynomial(new long[] {(long) number << (2 * BITS)}, new long[] {1});
  }

  /** Returns whether this is the zero polynomial. */
  public boolean isZero() {
    return monomials.length == 0;
  }

  /** this + factor·other. */
  public Polynomial plus(Polynomial other, long factor) {
    long[] keys = new long[monomials.length + other.monomials.length];
    long[] sums = new long[keys.length];
    int count = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < monomials.length || theirs < other.monomials.length) {
      long key = Math.min(keyAt(mine), other.keyAt(theirs));
      long sum = 0;
      if (keyAt(mine) == key) {
        sum = coefficients[mine++];
      }
      if (other.keyAt(theirs) == key) {
        sum = Math.addExact(sum, Math.multiplyExact(factor, other.coefficients[theirs++]));
      }
      if (sum != 0) {
        keys[count] = key;
        sums[count++] = sum;
      }
    }
    return new Polynomial(Arrays.copyOf(keys, count), Arrays.copyOf(sums, count));
  }

  /** Returns the greatest common divisor of all coefficients, not negative; 0 for none. */
  long content() {
    long content = 0;
    for (long coefficient : coefficients) {
      content = gcd(content, Math.absExact(coefficient));
    }
    return content;
  }

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Returns this polynomial divided by a number that divides every coefficient. */
  Polynomial dividedBy(long divisor) {
    return divisor == 1
        ? this
        : new Polynomial(monomials, Arrays.stream(coefficients).map(c -> c / divisor).toArray());
  }

  private long keyAt(int term) {
    return term < monomials.length ? monomials[term] : Long.MAX_VALUE;
  }

  /**
   * this · other.
   *
   * @throws ArithmeticException beyond degree three
   */
  public Polynomial times(Polynomial other) {
    Polynomial product = ZERO;
    for (int mine = 0; mine < monomials.length; mine++) {
      for (int theirs = 0; theirs < other.monomials.length; theirs++) {
        long key = merged(monomials[mine], other.monomials[theirs]);
        long value = Math.multiplyExact(coefficients[mine], other.coefficients[theirs]);
        product = product.plus(new Polynomial(new long[] {key}, new long[] {value}), 1);
      }
    }
    return product;
  }

  /**
   * Returns the formal partial derivative: m·c·v^(m−1)·… for each term c·v^m·… in which v occurs.
   */
  public Polynomial derivative(int number) {
    Polynomial sum = ZERO;
    for (int term = 0; term < monomials.length; term++) {
      int power = 0;
      long rest = 0;
      for (int field = 2; field >= 0; field--) {
        long factor = (monomials[term] >>> (BITS * field)) & FIELD;
        if (factor == number) {
          power++;
        } else if (factor != 0) {
          rest = merged(rest, factor << (2 * BITS));
        }
      }
      if (power > 0) {
        for (int left = 1; left < power; left++) {
          rest = merged(rest, (long) number << (2 * BITS));
        }
        sum = sum.plus(new Polynomial(new long[] {rest}, new long[] {coefficients[term]}), power);
      }
    }
    return sum;
  }

  /** Returns the monomial whose indeterminates are those of both, largest first. */
  private static long merged(long a, long b) {
    long[] fields = new long[6];
    for (int field = 0; field < 3; field++) {
      fields[field] = (a >>> (BITS * field)) & FIELD;
      fields[3 + field] = (b >>> (BITS * field)) & FIELD;
    }
    Arrays.sort(fields);
    if (fields[2] != 0) {
      throw new ArithmeticException("a product of more than three indeterminates");
    }
    return (fields[5] << (2 * BITS)) | (fields[4] << BITS) | fields[3];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial that
        && Arrays.equals(monomials, that.monomials)
        && Arrays.equals(coefficients, that.coefficients);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(monomials) + Arrays.hashCode(coefficients);
  }

  /** Returns text such as {@code 2·v3·v1 + 5}. */
  @Override
  public String toString() {
    StringJoiner terms = new StringJoiner(" + ");
    for (int term = monomials.length - 1; term >= 0; term--) {
      StringJoiner factors = new StringJoiner("·");
      if (coefficients[term] != 1 || monomials[term] == 0) {
        factors.add(Long.toString(coefficients[term]));
      }
      for (int field = 2; field >= 0; field--) {
        long number = (monomials[term] >>> (BITS * field)) & FIELD;
        if (number != 0) {
          factors.add("v" + number);
        }
      }
      terms.add(factors.toString());
    }
    return isZero() ? "0" : terms.toString();
  }
}

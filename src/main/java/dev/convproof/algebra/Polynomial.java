package dev.convproof.algebra;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * A polynomial with integer coefficients, of degree up to three: as terms, each a {@link Monomial}
 * and its coefficient. Equal exactly when all coefficients are. Immutable.
 *
 * <p>A sum of n terms takes time and memory in n·log n and n: terms are collected in the order in
 * which they are added, behind those of the polynomial that they are added to, and ordered when
 * they are asked about.
 */
public final class Polynomial {
  private static final int LONG = 64;

  /** No term. */
  public static final Polynomial ZERO = new Polynomial(new Terms(0), 0);

  private final Terms terms; // the first of which are this polynomial's
  private final int count;
  private Polynomial ordered; // equal, with ascending monomials; null until it is asked for

  private Polynomial(Terms terms, int count) {
    this.terms = terms;
    this.count = count;
  }

  /** Terms in any order, monomials repeated. More are added behind; none is changed. */
  private static final class Terms {
    private static final int ROOM = 8;
    private static final int FEW = 16;

    private long[] monomials;
    private long[] coefficients;
    private int count;
    private int ascending; // how many of the first have ascending monomials, and no coefficient 0
    private int orderedAt; // how many there were when they were last ordered

    Terms(int room) {
      monomials = new long[room];
      coefficients = new long[room];
    }

    /** Returns a copy of the first terms, with room for more. */
    static Terms copy(Terms from, int count, int more) {
      Terms copy = new Terms(Math.max(ROOM, count + more));
      System.arraycopy(from.monomials, 0, copy.monomials, 0, count);
      System.arraycopy(from.coefficients, 0, copy.coefficients, 0, count);
      copy.count = count;
      copy.ascending = Math.min(from.ascending, count);
      copy.orderedAt = Math.min(from.orderedAt, count);
      return copy;
    }

    void add(long monomial, long coefficient) {
      if (count == monomials.length) {
        int room = Math.max(ROOM, 2 * count);
        monomials = Arrays.copyOf(monomials, room);
        coefficients = Arrays.copyOf(coefficients, room);
      }
      if (ascending == count
          && coefficient != 0
          && (count == 0 || monomials[count - 1] < monomial)) {
        ascending++;
      }
      monomials[count] = monomial;
      coefficients[count++] = coefficient;
    }

    /** Returns the first terms with ascending monomials, each once, and no coefficient 0. */
    Terms ordered(int some) {
      Terms sorted = copy(this, some, 0);
      sorted.sort(0, some, some > FEW ? new Terms(some / 2) : this);
      int kept = 0;
      int next = 0;
      while (next < some) {
        long monomial = sorted.monomials[next];
        long sum = 0;
        for (; next < some && sorted.monomials[next] == monomial; next++) {
          sum = Math.addExact(sum, sorted.coefficients[next]);
        }
        if (sum != 0) {
          sorted.monomials[kept] = monomial;
          sorted.coefficients[kept++] = sum;
        }
      }
      sorted.count = kept;
      sorted.ascending = kept;
      sorted.orderedAt = kept;
      return sorted;
    }

    /** Sorts by inserting where there are few, else by merging, unless they are in order. */
    private void sort(int from, int to, Terms spare) {
      if (to - from <= FEW) {
        insert(from, to);
        return;
      }
      int middle = (from + to) >>> 1;
      sort(from, middle, spare);
      sort(middle, to, spare);
      if (monomials[middle - 1] > monomials[middle]) {
        merge(from, middle, to, spare);
      }
    }

    private void insert(int from, int to) {
      for (int next = from + 1; next < to; next++) {
        long monomial = monomials[next];
        long coefficient = coefficients[next];
        int at = next;
        for (; at > from && monomials[at - 1] > monomial; at--) {
          monomials[at] = monomials[at - 1];
          coefficients[at] = coefficients[at - 1];
        }
        monomials[at] = monomial;
        coefficients[at] = coefficient;
      }
    }

    private void merge(int from, int middle, int to, Terms spare) {
      int length = middle - from;
      System.arraycopy(monomials, from, spare.monomials, 0, length);
      System.arraycopy(coefficients, from, spare.coefficients, 0, length);
      int left = 0;
      int right = middle;
      for (int at = from; left < length; at++) {
        if (right < to && monomials[right] < spare.monomials[left]) {
          monomials[at] = monomials[right];
          coefficients[at] = coefficients[right++];
        } else {
          monomials[at] = spare.monomials[left];
          coefficients[at] = spare.coefficients[left++];
        }
      }
    }
  }

  private static Polynomial term(long monomial, long coefficient) {
    Terms one = new Terms(1);
    one.add(monomial, coefficient);
    return new Polynomial(one, 1);
  }

  /** Returns a constant. */
  public static Polynomial constant(long value) {
    return value == 0 ? ZERO : term(0, value);
  }

  /** Returns the indeterminate of a number from 1 to 2^21−1. */
  public static Polynomial indeterminate(int number) {
    return term(Monomial.of(number), 1);
  }

  /** Returns a sum of terms, in any order, monomials repeated. */
  static Polynomial of(long[] monomials, long[] coefficients) {
    Terms terms = new Terms(monomials.length);
    for (int term = 0; term < monomials.length; term++) {
      terms.add(monomials[term], coefficients[term]);
    }
    return new Polynomial(terms, terms.count);
  }

  /** Returns whether this is the zero polynomial. */
  public boolean isZero() {
    return ordered().count == 0;
  }

  private Polynomial ordered() {
    if (ordered == null) {
      if (terms.ascending >= count) {
        ordered = this;
      } else {
        Terms sorted = terms.ordered(count);
        ordered = new Polynomial(sorted, sorted.count);
        ordered.ordered = ordered;
      }
    }
    return ordered;
  }

  /**
   * Returns terms that begin with this polynomial's and may be added to: its own where nothing was
   * added behind these and they are several, so that no constant's ever grow; else a copy.
   */
  private Terms growing(int more) {
    return count > 1 && terms.count == count ? terms : Terms.copy(terms, count, more);
  }

  /** Returns what has grown; ordered where it is twice as long as when it was last. */
  private static Polynomial grown(Terms terms) {
    if (terms.count < 2 * terms.orderedAt + LONG) {
      return new Polynomial(terms, terms.count);
    }
    if (terms.ascending == terms.count) {
      terms.orderedAt = terms.count;
      return new Polynomial(terms, terms.count);
    }
    Terms sorted = terms.ordered(terms.count);
    return new Polynomial(sorted, sorted.count);
  }

  /** this + factor·other. */
  public Polynomial plus(Polynomial other, long factor) {
    if (other.count == 0 || factor == 0) {
      return this;
    }
    if (count == 0 && factor == 1) {
      return other;
    }
    Terms sum = growing(other.count);
    for (int term = 0; term < other.count; term++) {
      long coefficient = other.terms.coefficients[term];
      sum.add(other.terms.monomials[term], Math.multiplyExact(factor, coefficient));
    }
    return grown(sum);
  }

  /**
   * this + a·b.
   *
   * @throws ArithmeticException beyond degree three
   */
  public Polynomial plusProduct(Polynomial a, Polynomial b) {
    Polynomial left = a.count > 1 ? a.ordered() : a;
    Polynomial right = b.count > 1 ? b.ordered() : b;
    int products = left.count * right.count;
    if (products == 0) {
      return this;
    }
    Terms sum = growing(products);
    for (int mine = 0; mine < left.count; mine++) {
      long monomial = left.terms.monomials[mine];
      long coefficient = left.terms.coefficients[mine];
      for (int theirs = 0; theirs < right.count; theirs++) {
        sum.add(
            Monomial.product(monomial, right.terms.monomials[theirs]),
            Math.multiplyExact(coefficient, right.terms.coefficients[theirs]));
      }
    }
    return grown(sum);
  }

  /**
   * this · other.
   *
   * @throws ArithmeticException beyond degree three
   */
  public Polynomial times(Polynomial other) {
    return ZERO.plusProduct(this, other);
  }

  /** Returns the greatest common divisor of all coefficients, not negative; 0 for none. */
  long content() {
    Polynomial all = ordered();
    long content = 0;
    for (int term = 0; term < all.count; term++) {
      content = gcd(content, Math.absExact(all.terms.coefficients[term]));
    }
    return content;
  }

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Returns this polynomial divided by a number that divides every coefficient. */
  Polynomial dividedBy(long divisor) {
    if (divisor == 1) {
      return this;
    }
    Polynomial all = ordered();
    Terms quotient = Terms.copy(all.terms, all.count, 0);
    for (int term = 0; term < all.count; term++) {
      quotient.coefficients[term] /= divisor;
    }
    return new Polynomial(quotient, all.count);
  }

  /**
   * Returns the formal partial derivative: m·c·v^(m−1)·… for each term c·v^m·… in which v occurs.
   */
  public Polynomial derivative(int number) {
    Terms sum = new Terms(0);
    for (int term = 0; term < count; term++) {
      long coefficient = terms.coefficients[term];
      Monomial.eachFactor(
          terms.monomials[term],
          (factor, power, rest) -> {
            if (factor == number) {
              sum.add(rest, Math.multiplyExact(coefficient, (long) power));
            }
          });
    }
    return new Polynomial(sum, sum.count);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Polynomial that)) {
      return false;
    }
    Polynomial mine = ordered();
    Polynomial theirs = that.ordered();
    return Arrays.equals(
            mine.terms.monomials, 0, mine.count, theirs.terms.monomials, 0, theirs.count)
        && Arrays.equals(
            mine.terms.coefficients, 0, mine.count, theirs.terms.coefficients, 0, theirs.count);
  }

  @Override
  public int hashCode() {
    Polynomial all = ordered();
    int hash = 1;
    for (int term = 0; term < all.count; term++) {
      hash = 31 * hash + Long.hashCode(all.terms.monomials[term]);
      hash = 31 * hash + Long.hashCode(all.terms.coefficients[term]);
    }
    return hash;
  }

  /** Returns text such as {@code 2·v3·v1 + 5}. */
  @Override
  public String toString() {
    Polynomial all = ordered();
    StringJoiner sum = new StringJoiner(" + ");
    for (int term = all.count - 1; term >= 0; term--) {
      long monomial = all.terms.monomials[term];
      long coefficient = all.terms.coefficients[term];
      StringJoiner factors = new StringJoiner("·");
      if (coefficient != 1 || monomial == 0) {
        factors.add(Long.toString(coefficient));
      }
      Monomial.numbers(monomial).forEach(number -> factors.add("v" + number));
      sum.add(factors.toString());
    }
    return isZero() ? "0" : sum.toString();
  }
}

package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Algebra.Subtraction;
import dev.convproof.algebra.Arithmetic.Symbolic;
import dev.convproof.algebra.MonomialSums.Sums;
import java.util.Arrays;
import java.util.Optional;

/**
 * The numbers of {@link Polynomials}, each kept as the terms that were added to it, in their order,
 * in arrays that all scalars of a buffer share: a sum of n terms takes time and memory in n. Terms
 * are put in order only where two scalars are compared that were added up in different orders.
 *
 * <p>Like terms stay apart, so that this is for sums that have few of them, as convolutions have.
 * Degree at most three.
 */
public final class MonomialSums implements Symbolic<Sums>, Subtraction<Sums> {
  /** The only instance. */
  public static final MonomialSums INSTANCE = new MonomialSums();

  private final Optional<Scaling<Sums>> scaling =
      Optional.of(
          new RingScaling<>(
              this,
              Integers::isUnit,
              c -> load(new long[] {c.bigDecimalValue().longValueExact()}, 0)));

  private MonomialSums() {}

  /** A buffer of sums. */
  public static final class Sums {
    private static final int FEW = 4;

    private final int[] counts; // terms of each sum
    private int width; // places for terms of each
    private long[] monomials; // width places for each sum
    private long[] coefficients; // the same; null while all are 1

    private Sums(int length, int width) {
      this.counts = new int[length];
      this.width = width;
      this.monomials = new long[Math.multiplyExact(length, width)];
    }

    private boolean isPlain() {
      return coefficients == null;
    }

    private void append(int at, long monomial) {
      int count = counts[at]++;
      if (count == width) {
        widen(Math.max(FEW, 2 * width));
      }
      monomials[at * width + count] = monomial;
      if (coefficients != null) {
        coefficients[at * width + count] = 1;
      }
    }

    private void append(int at, long monomial, long coefficient) {
      if (coefficient != 1 && coefficients == null) {
        coefficients = new long[monomials.length];
        Arrays.fill(coefficients, 1);
      }
      append(at, monomial);
      if (coefficient != 1) {
        coefficients[at * width + counts[at] - 1] = coefficient;
      }
    }

    /** Makes room for so many more terms in each of these sums. */
    private void reserve(int at, int step, int sums, int more) {
      int most = 0;
      for (int i = 0; i < sums; i++) {
        most = Math.max(most, counts[at + i * step]);
      }
      if (most + more > width) {
        widen(Math.max(FEW, Math.max(2 * width, most + more)));
      }
    }

    private void widen(int wider) {
      monomials = widened(monomials, wider);
      coefficients = coefficients == null ? null : widened(coefficients, wider);
      width = wider;
    }

    private long[] widened(long[] terms, int wider) {
      int sums = counts.length;
      long[] more = new long[Math.multiplyExact(sums, wider)];
      if (width == 1) {
        for (int at = 0; at < sums; at++) {
          more[at * wider] = terms[at];
        }
      } else {
        for (int at = 0; at < sums; at++) {
          System.arraycopy(terms, at * width, more, at * wider, width);
        }
      }
      return more;
    }

    private long coefficient(int place) {
      return coefficients == null ? 1 : coefficients[place];
    }

    /** Adds a factor times the terms of a sum. */
    private void append(int at, Sums from, int fromAt, long factor) {
      int count = from.counts[fromAt];
      if (factor == 1 && isPlain() && from.isPlain()) {
        reserve(at, 1, 1, count);
        System.arraycopy(
            from.monomials, fromAt * from.width, monomials, at * width + counts[at], count);
        counts[at] += count;
        return;
      }
      for (int term = 0; term < count; term++) {
        int place = fromAt * from.width + term;
        append(at, from.monomials[place], Math.multiplyExact(factor, from.coefficient(place)));
      }
    }
  }

  @Override
  public String name() {
    return Polynomials.INSTANCE.name();
  }

  @Override
  public String speaksFor() {
    return Polynomials.INSTANCE.speaksFor();
  }

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public Optional<NumberFormat> format() {
    return Optional.empty();
  }

  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
  }

  /** With whole constants: only 1 and −1 have inverses. */
  @Override
  public Optional<Scaling<Sums>> scaling() {
    return scaling;
  }

  @Override
  public Sums indeterminates(int first, int count) {
    Sums sums = new Sums(count, 1);
    for (int at = 0; at < count; at++) {
      sums.append(at, Monomial.of(first + at));
    }
    return sums;
  }

  @Override
  public Sums load(long[] values, int exponent) {
    LongArithmetic.requireUnscaled(this, exponent);
    Sums sums = new Sums(values.length, 1);
    for (int at = 0; at < values.length; at++) {
      if (values[at] != 0) {
        sums.append(at, 0, values[at]);
      }
    }
    return sums;
  }

  @Override
  public Sums zeros(int length) {
    return new Sums(length, 1);
  }

  @Override
  public int length(Sums buffer) {
    return buffer.counts.length;
  }

  @Override
  public void copy(Sums from, int at, int step, Sums to, int toAt, int toStep, int count) {
    if (from.width == 1 && to.width == 1 && from.isPlain() && to.isPlain()) {
      copy(from.counts, from.monomials, at, step, to.counts, to.monomials, toAt, toStep, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (from != to || at + i * step != toAt + i * toStep) {
        to.counts[toAt + i * toStep] = 0;
        to.append(toAt + i * toStep, from, at + i * step, 1);
      }
    }
  }

  private static void copy(
      int[] counts,
      long[] monomials,
      int at,
      int step,
      int[] toCounts,
      long[] toMonomials,
      int toAt,
      int toStep,
      int count) {
    boolean apart = counts != toCounts; // otherwise each copies what the one before has left
    if (apart && step == 1 && toStep == 1 && count > 0) { // of nothing, the place may be none
      System.arraycopy(counts, at, toCounts, toAt, count);
      System.arraycopy(monomials, at, toMonomials, toAt, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      toCounts[toAt + i * toStep] = counts[at + i * step];
      toMonomials[toAt + i * toStep] = monomials[at + i * step];
    }
  }

  @Override
  public void add(Sums from, int at, int step, Sums to, int toAt, int toStep, int count) {
    boolean single = from.width == 1 && from.isPlain() && to.isPlain() && from != to;
    if (!single || toStep == 0) {
      for (int i = 0; i < count; i++) {
        to.append(toAt + i * toStep, from, at + i * step, 1);
      }
      return;
    }
    to.reserve(toAt, toStep, count, 1);
    for (int i = 0; i < count; i++) {
      if (from.counts[at + i * step] == 1) {
        int place = toAt + i * toStep;
        to.monomials[place * to.width + to.counts[place]++] = from.monomials[at + i * step];
      }
    }
  }

  @Override
  public void subtract(Sums from, int at, int step, Sums to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to.append(toAt + i * toStep, from, at + i * step, -1);
    }
  }

  @Override
  public void multiplyAdd(Sums x, int xAt, Sums k, int kAt, Sums y, int yAt) {
    int left = x.counts[xAt];
    int right = k.counts[kAt];
    for (int mine = 0; mine < left; mine++) {
      for (int theirs = 0; theirs < right; theirs++) {
        int one = xAt * x.width + mine;
        int other = kAt * k.width + theirs;
        long monomial = Monomial.product(x.monomials[one], k.monomials[other]);
        if (x.isPlain() && k.isPlain()) {
          y.append(yAt, monomial);
        } else {
          long coefficient = Math.multiplyExact(x.coefficient(one), k.coefficient(other));
          y.append(yAt, monomial, coefficient);
        }
      }
    }
  }

  @Override
  public void multiplyAddAll(
      Sums x, int xAt, int xStep, Sums k, int kAt, Sums y, int yAt, int yStep, int count) {
    if (x.width == 1 && k.width == 1 && x.isPlain() && k.isPlain()) {
      if (k.counts[kAt] == 1) {
        multiplyAddAll(x, xAt, xStep, k.monomials[kAt], y, yAt, yStep, count);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      multiplyAdd(x, xAt + i * xStep, k, kAt, y, yAt + i * yStep);
    }
  }

  private static void multiplyAddAll(
      Sums x, int xAt, int xStep, long factor, Sums y, int yAt, int yStep, int count) {
    if (!y.isPlain() || yStep == 0 || x == y) {
      for (int i = 0; i < count; i++) {
        int one = xAt + i * xStep;
        if (x.counts[one] == 1) {
          y.append(yAt + i * yStep, Monomial.product(x.monomials[one], factor));
        }
      }
      return;
    }
    y.reserve(yAt, yStep, count, 1);
    int[] counts = y.counts;
    long[] terms = y.monomials;
    int width = y.width;
    for (int i = 0; i < count; i++) {
      int one = xAt + i * xStep;
      if (x.counts[one] == 1) {
        int place = yAt + i * yStep;
        terms[place * width + counts[place]++] = Monomial.product(x.monomials[one], factor);
      }
    }
  }

  /** Has room for all products of single terms at once. */
  @Override
  public Sums gemm(int m, int k, int n, Sums a, Sums b) {
    Sums c = new Sums(m * n, Math.max(1, k));
    for (int row = 0; row < m; row++) {
      for (int term = 0; term < k; term++) {
        multiplyAddAll(b, term * n, 1, a, row * k + term, c, row * n, 1, n);
      }
    }
    return c;
  }

  @Override
  public boolean same(Sums a, int at, Sums b, int otherAt) {
    if (!a.isPlain() || !b.isPlain()) {
      return polynomial(a, at).equals(polynomial(b, otherAt));
    }
    int count = a.counts[at];
    if (count != b.counts[otherAt]) {
      return false; // each term has the coefficient 1, so that none cancels
    }
    int mine = at * a.width;
    int theirs = otherAt * b.width;
    if (Arrays.equals(a.monomials, mine, mine + count, b.monomials, theirs, theirs + count)) {
      return true;
    }
    long[] left = Arrays.copyOfRange(a.monomials, mine, mine + count);
    long[] right = Arrays.copyOfRange(b.monomials, theirs, theirs + count);
    Arrays.sort(left);
    Arrays.sort(right);
    return Arrays.equals(left, right);
  }

  @Override
  public boolean within(double distance, Sums a, int at, Sums b, int otherAt) {
    return same(a, at, b, otherAt);
  }

  @Override
  public boolean isZero(Sums buffer, int at) {
    return buffer.isPlain() ? buffer.counts[at] == 0 : polynomial(buffer, at).isZero();
  }

  @Override
  public String show(Sums buffer, int at) {
    return polynomial(buffer, at).toString();
  }

  /** Returns a sum as the polynomial that it is. */
  public Polynomial polynomial(Sums buffer, int at) {
    int from = at * buffer.width;
    int count = buffer.counts[at];
    long[] coefficients = new long[count];
    Arrays.setAll(coefficients, term -> buffer.coefficient(from + term));
    return Polynomial.of(Arrays.copyOfRange(buffer.monomials, from, from + count), coefficients);
  }

  /**
   * Returns the formal partial derivatives of a sum with respect to the indeterminates 1 … count,
   * that of v at v − 1: m·c·v^(m−1)·… for each term c·v^m·….
   */
  public Sums derivatives(Sums of, int at, int count) {
    Sums derivatives = new Sums(count, 1);
    for (int term = 0; term < of.counts[at]; term++) {
      int place = at * of.width + term;
      Monomial.eachFactor(
          of.monomials[place],
          (number, power, rest) -> {
            if (number <= count) {
              long coefficient = Math.multiplyExact(of.coefficient(place), (long) power);
              derivatives.append(number - 1, rest, coefficient);
            }
          });
    }
    return derivatives;
  }
}

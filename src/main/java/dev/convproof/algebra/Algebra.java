package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The operations on numbers that a strategy may use: a semiring over buffers. Constants, transforms
 * and elimination are optional capabilities, empty unless the algebra provides them; a strategy
 * that needs one says so in its scope.
 *
 * <p>It hands out no scalar and no comparison, so that where data moves cannot depend on what the
 * data are: one run on indeterminates speaks for all values. Positions are element indices; a
 * strided range is {@code at, at + step, …}.
 *
 * @param <V> a buffer of scalars, such as {@code double[]}
 */
public interface Algebra<V> {

  /**
   * Returns a fresh buffer that holds the additive identity everywhere: structural zeros, not data.
   */
  V zeros(int length);

  /** Returns the number of scalars in a buffer. */
  int length(V buffer);

  /** Copies {@code count} scalars from one strided range to another. */
  void copy(V from, int at, int step, V to, int toAt, int toStep, int count);

  /** Adds {@code count} scalars of one strided range onto another: to += from. */
  void add(V from, int at, int step, V to, int toAt, int toStep, int count);

  /** Adds one product: y[yAt] += x[xAt] · k[kAt]. */
  void multiplyAdd(V x, int xAt, V k, int kAt, V y, int yAt);

  /**
   * Adds the products of one scalar and each of a strided range to another: y[yAt + i·yStep] +=
   * x[xAt + i·xStep] · k[kAt] for {@code count} values of i.
   *
   * <p>Here one by one; an algebra of Java's numbers overrides it.
   */
  default void multiplyAddAll(
      V x, int xAt, int xStep, V k, int kAt, V y, int yAt, int yStep, int count) {
    for (int i = 0; i < count; i++) {
      multiplyAdd(x, xAt + i * xStep, k, kAt, y, yAt + i * yStep);
    }
  }

  /** Copies a contiguous range into a fresh buffer. */
  default V slice(V from, int at, int count) {
    V part = zeros(count);
    copy(from, at, 1, part, 0, 1, count);
    return part;
  }

  /** Copies the scalars at some positions, in that order, into a fresh buffer. */
  default V gather(V from, int[] positions) {
    V gathered = zeros(positions.length);
    for (int at = 0; at < positions.length; at++) {
      copy(from, positions[at], 1, gathered, at, 1, 1);
    }
    return gathered;
  }

  /**
   * Returns the matrix product a·b of a [m, k] and b [k, n], row-major, as a fresh buffer [m, n].
   *
   * <p>Here the plain triple loop; an algebra with a backend overrides it.
   */
  default V gemm(int m, int k, int n, V a, V b) {
    V c = zeros(m * n);
    for (int row = 0; row < m; row++) {
      for (int term = 0; term < k; term++) {
        multiplyAddAll(b, term * n, 1, a, row * k + term, c, row * n, 1, n);
      }
    }
    return c;
  }

  /**
   * Returns the product of a sparse matrix and a vector, as a fresh buffer [pattern.rows()].
   *
   * <p>Here the plain loop over the entries; an algebra with a backend overrides it.
   */
  default V multiply(SparsePattern pattern, V entries, V vector) {
    V product = zeros(pattern.rows());
    for (int column = 0; column < pattern.columns(); column++) {
      for (int at = pattern.start(column); at < pattern.start(column + 1); at++) {
        multiplyAdd(vector, column, entries, at, product, pattern.row(at));
      }
    }
    return product;
  }

  /** Multiplication by rational constants, in an algebra that is a ring. */
  default Optional<Scaling<V>> scaling() {
    return Optional.empty();
  }

  /** Roots of unity, in a ring that has them. */
  default Optional<RootsOfUnity<V>> roots() {
    return Optional.empty();
  }

  /**
   * Cyclic convolution by transforms.
   *
   * <p>Here the plain radix-2 transform where there are roots of unity; an algebra with a backend
   * overrides it.
   */
  default Optional<Transforms<V>> transforms() {
    return scaling().flatMap(s -> roots().map(r -> new RadixTwo<>(this, s, r)));
  }

  /** Exact elimination, in an algebra that divides and compares. */
  default Optional<Elimination<V>> elimination() {
    return Optional.empty();
  }

  /** An algebra with additive inverses. */
  interface Subtraction<V> extends Algebra<V> {

    /** Subtracts {@code count} scalars of one strided range from another: to −= from. */
    void subtract(V from, int at, int step, V to, int toAt, int toStep, int count);
  }

  /** An algebra with multiplicative inverses of everything but zero. */
  interface Inversion<V> extends Subtraction<V> {

    /**
     * Replaces a scalar by its multiplicative inverse.
     *
     * @throws ArithmeticException if the scalar is zero and the algebra has no infinity
     */
    void invert(V buffer, int at);
  }

  /**
   * Multiplication by rational constants: what a ring has, as far as its integers have inverses.
   */
  interface Scaling<V> {

    /**
     * Returns whether an integer has an inverse, so that fractions with this denominator are
     * constants.
     */
    boolean inverts(BigInteger integer);

    /**
     * Adds a constant's multiple of one strided range onto another: to += constant·from. Multiples
     * by 1 and −1 are additions and subtractions; no product is made.
     *
     * @throws ArithmeticException if the constant's denominator has no inverse
     */
    void addMultiple(
        BigFraction constant, V from, int at, int step, V to, int toAt, int toStep, int count);
  }

  /** Primitive roots of unity whose orders are powers of two, in a ring that inverts two. */
  interface RootsOfUnity<V> {

    /** Returns whether there is a primitive root of an order. */
    boolean has(int order);

    /**
     * Returns the powers w^0 … w^(order/2−1) of a primitive root w; the others are their negatives.
     */
    V powers(int order);
  }
}

package dev.convproof.proof.polynomial;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A polynomial in x and y with integer coefficients. A kernel's columns are powers of x, its rows
 * powers of y.
 *
 * @param terms the coefficients that are not zero, in ascending order of powers of y, then of x
 */
public record IntegerPolynomial(Map<Exponents, BigInteger> terms) {
  private static final int MOST_CHARACTERS = 120;

  /** Sorts the terms and drops those that are zero. */
  public IntegerPolynomial {
    TreeMap<Exponents, BigInteger> sorted = new TreeMap<>(terms);
    sorted.values().removeIf(coefficient -> coefficient.signum() == 0);
    terms = Collections.unmodifiableMap(sorted);
  }

  /** The powers of x and y in a term, which are a point of a lattice. */
  public record Exponents(int x, int y) implements Comparable<Exponents> {
    private static final Comparator<Exponents> ORDER =
        Comparator.comparingInt(Exponents::y).thenComparingInt(Exponents::x);

    @Override
    public int compareTo(Exponents other) {
      return ORDER.compare(this, other);
    }

    Exponents plus(Exponents other) {
      return new Exponents(x + other.x, y + other.y);
    }

    /** Returns the term without its coefficient, such as {@code x·y^2}; empty for a constant. */
    @Override
    public String toString() {
      return power("x", x) + (x > 0 && y > 0 ? "·" : "") + power("y", y);
    }

    private static String power(String variable, int exponent) {
      return exponent == 0 ? "" : exponent == 1 ? variable : variable + "^" + exponent;
    }
  }

  /** Creates a polynomial in x from the coefficients of x^0, x^1, … */
  public static IntegerPolynomial of(long... coefficients) {
    return ofRows(coefficients);
  }

  /** Creates a polynomial from the coefficients of y^0, y^1, …, each a polynomial in x. */
  public static IntegerPolynomial ofRows(long[]... rows) {
    Map<Exponents, BigInteger> terms = new HashMap<>();
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        terms.put(new Exponents(x, y), BigInteger.valueOf(rows[y][x]));
      }
    }
    return new IntegerPolynomial(terms);
  }

  /** Returns the highest power of x; −1 for 0. */
  public int degreeX() {
    return terms.keySet().stream().mapToInt(Exponents::x).max().orElse(-1);
  }

  /** Returns the highest power of y; −1 for 0. */
  public int degreeY() {
    return terms.keySet().stream().mapToInt(Exponents::y).max().orElse(-1);
  }

  /** Returns whether at most one variable occurs. */
  public boolean isLine() {
    return degreeX() <= 0 || degreeY() <= 0;
  }

  /** Returns this as a polynomial in x, where at most one variable occurs. */
  public IntegerPolynomial line() {
    return degreeY() <= 0 ? this : transposed();
  }

  /** Returns the coefficient of x^x·y^y. */
  public BigInteger coefficient(int y, int x) {
    return terms.getOrDefault(new Exponents(x, y), BigInteger.ZERO);
  }

  /** Returns the coefficient of the highest power of a polynomial in x. */
  BigInteger leading() {
    return coefficient(0, degreeX());
  }

  /**
   * Returns the coefficients of x^0, x^1, … of a polynomial in x, up to the highest power.
   *
   * @throws IllegalStateException if y occurs
   */
  public BigInteger[] coefficients() {
    if (degreeY() > 0) {
      throw new IllegalStateException(this + " is no polynomial in x alone");
    }
    return IntStream.rangeClosed(0, degreeX())
        .mapToObj(x -> coefficient(0, x))
        .toArray(BigInteger[]::new);
  }

  /** Returns this with x and y exchanged. */
  public IntegerPolynomial transposed() {
    Map<Exponents, BigInteger> exchanged = new HashMap<>();
    terms.forEach((e, c) -> exchanged.put(new Exponents(e.y(), e.x()), c));
    return new IntegerPolynomial(exchanged);
  }

  /** Returns the product. */
  public IntegerPolynomial times(IntegerPolynomial other) {
    Map<Exponents, BigInteger> product = new HashMap<>();
    terms.forEach(
        (e, c) ->
            other.terms.forEach(
                (f, d) -> product.merge(e.plus(f), c.multiply(d), BigInteger::add)));
    return new IntegerPolynomial(product);
  }

  /** Returns the product of all, 1 for none. */
  public static IntegerPolynomial product(List<IntegerPolynomial> factors) {
    return factors.stream().reduce(of(1), IntegerPolynomial::times);
  }

  /** Returns the largest integer that divides all coefficients, signed like the first; 0 for 0. */
  public BigInteger content() {
    BigInteger common = terms.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    boolean negative = terms.values().stream().limit(1).anyMatch(first -> first.signum() < 0);
    return negative ? common.negate() : common;
  }

  /** Returns this divided by its {@link #content}. */
  public IntegerPolynomial primitive() {
    BigInteger content = content();
    Map<Exponents, BigInteger> divided = new HashMap<>();
    terms.forEach((e, c) -> divided.put(e, c.divide(content)));
    return new IntegerPolynomial(divided);
  }

  /** Returns the polynomial in x that is left when y is a number. */
  public IntegerPolynomial atY(BigInteger number) {
    Map<Exponents, BigInteger> left = new HashMap<>();
    terms.forEach(
        (e, c) ->
            left.merge(new Exponents(e.x(), 0), c.multiply(number.pow(e.y())), BigInteger::add));
    return new IntegerPolynomial(left);
  }

  /** Returns f(x + by) for this polynomial f in x, by repeated synthetic division. */
  public IntegerPolynomial shifted(long by) {
    BigInteger[] shifted = coefficients();
    BigInteger step = BigInteger.valueOf(by);
    for (int round = 0; round < shifted.length - 1; round++) {
      for (int at = shifted.length - 2; at >= round; at--) {
        shifted[at] = shifted[at].add(step.multiply(shifted[at + 1]));
      }
    }
    return new IntegerPolynomial(
        IntStream.range(0, shifted.length)
            .boxed()
            .collect(Collectors.toMap(x -> new Exponents(x, 0), x -> shifted[x])));
  }

  /** Returns the text, of a long polynomial the first terms only. */
  public String brief() {
    String text = toString();
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int cut =
        Math.max(
            text.lastIndexOf(" + ", MOST_CHARACTERS), text.lastIndexOf(" - ", MOST_CHARACTERS));
    return text.substring(0, cut < 0 ? MOST_CHARACTERS : cut) + " … (" + terms.size() + " terms)";
  }

  /** Returns a text such as {@code 1 - 2x + x·y^2}, the lowest powers first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    terms.forEach(
        (exponents, coefficient) -> {
          String sign = coefficient.signum() < 0 ? "-" : "+";
          text.append(text.isEmpty() ? sign.replace("+", "") : " " + sign + " ");
          BigInteger size = coefficient.abs();
          String powers = exponents.toString();
          text.append(size.equals(BigInteger.ONE) && !powers.isEmpty() ? "" : size).append(powers);
        });
    return text.isEmpty() ? "0" : text.toString();
  }
}

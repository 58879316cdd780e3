package dev.convproof.proof.polynomial;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A polynomial in one variable with integer coefficients.
 *
 * @param coefficients of x^0, x^1, …; the last is not zero, and there is none for 0
 */
public record LinePolynomial(List<BigInteger> coefficients) {

  /** Drops what is zero behind the leading coefficient. */
  public LinePolynomial {
    int length = coefficients.size();
    while (length > 0 && coefficients.get(length - 1).signum() == 0) {
      length--;
    }
    coefficients = List.copyOf(coefficients.subList(0, length));
  }

  /** The polynomial with the coefficients of x^0, x^1, … */
  public static LinePolynomial of(long... coefficients) {
    return new LinePolynomial(Arrays.stream(coefficients).mapToObj(BigInteger::valueOf).toList());
  }

  /** The degree; −1 for 0. */
  public int degree() {
    return coefficients.size() - 1;
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return coefficients.isEmpty();
  }

  /** The coefficient of x^power, 0 beyond the degree. */
  public BigInteger coefficient(int power) {
    return power > degree() ? BigInteger.ZERO : coefficients.get(power);
  }

  /** The coefficient of the highest power. */
  public BigInteger leading() {
    return coefficients.get(degree());
  }

  /** The product. */
  public LinePolynomial multiply(LinePolynomial other) {
    BigInteger[] product = zeros(Math.max(0, degree() + other.degree() + 1));
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        product[i + j] = product[i + j].add(coefficient(i).multiply(other.coefficient(j)));
      }
    }
    return new LinePolynomial(List.of(product));
  }

  /** The sum. */
  public LinePolynomial add(LinePolynomial other) {
    return new LinePolynomial(
        IntStream.rangeClosed(0, Math.max(degree(), other.degree()))
            .mapToObj(i -> coefficient(i).add(other.coefficient(i)))
            .toList());
  }

  /** This times a number. */
  public LinePolynomial scale(BigInteger factor) {
    return new LinePolynomial(coefficients.stream().map(factor::multiply).toList());
  }

  /** The largest integer that divides all coefficients, signed like the lowest one; 0 for 0. */
  public BigInteger content() {
    BigInteger common = coefficients.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    return lowestSign() < 0 ? common.negate() : common;
  }

  private int lowestSign() {
    return coefficients.stream()
        .mapToInt(BigInteger::signum)
        .filter(s -> s != 0)
        .findFirst()
        .orElse(1);
  }

  /** This divided by its {@link #content}. */
  public LinePolynomial primitive() {
    BigInteger content = content();
    return isZero()
        ? this
        : new LinePolynomial(coefficients.stream().map(c -> c.divide(content)).toList());
  }

  /** The value at a point (Horner). */
  public BigInteger valueAt(BigInteger point) {
    BigInteger value = BigInteger.ZERO;
    for (int power = degree(); power >= 0; power--) {
      value = value.multiply(point).add(coefficient(power));
    }
    return value;
  }

  /** The polynomial f(x + by). */
  public LinePolynomial shifted(long by) {
    LinePolynomial shifted = of();
    LinePolynomial step = of(by, 1);
    for (int power = degree(); power >= 0; power--) {
      shifted = shifted.multiply(step).add(new LinePolynomial(List.of(coefficient(power))));
    }
    return shifted;
  }

  static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  /** The text, of a long polynomial the first terms only. */
  public String brief() {
    return new PlanePolynomial(List.of(this)).brief();
  }

  /** Such as {@code 1 - 2x + x^4}. */
  @Override
  public String toString() {
    return new PlanePolynomial(List.of(this)).toString();
  }
}

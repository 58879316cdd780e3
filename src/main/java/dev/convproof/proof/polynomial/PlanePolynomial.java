package dev.convproof.proof.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A polynomial in x and y with integer coefficients: x counts columns, y rows.
 *
 * @param rows the coefficients of y^0, y^1, … as polynomials in x; the last is not 0
 */
public record PlanePolynomial(List<LinePolynomial> rows) {

  /** Drops what is zero behind the last row. */
  public PlanePolynomial {
    int length = rows.size();
    while (length > 0 && rows.get(length - 1).isZero()) {
      length--;
    }
    rows = List.copyOf(rows.subList(0, length));
  }

  /** A polynomial from the coefficients of its rows. */
  public static PlanePolynomial of(long[]... rows) {
    return new PlanePolynomial(List.of(rows).stream().map(LinePolynomial::of).toList());
  }

  /** Where the coefficients of a polynomial are. */
  @FunctionalInterface
  public interface Coefficients {
    /** The coefficient of x^x y^y. */
    BigInteger at(int y, int x);
  }

  /** A polynomial from its coefficients up to the given powers. */
  public static PlanePolynomial of(int degreeY, int degreeX, Coefficients coefficients) {
    return new PlanePolynomial(
        IntStream.rangeClosed(0, degreeY)
            .mapToObj(
                y ->
                    IntStream.rangeClosed(0, degreeX).mapToObj(x -> coefficients.at(y, x)).toList())
            .map(LinePolynomial::new)
            .toList());
  }

  /** The term x^x y^y. */
  public static PlanePolynomial monomial(int y, int x) {
    return of(y, x, (i, j) -> i == y && j == x ? BigInteger.ONE : BigInteger.ZERO);
  }

  /** The highest power of x; −1 for 0. */
  public int degreeX() {
    return rows.stream().mapToInt(LinePolynomial::degree).max().orElse(-1);
  }

  /** The highest power of y; −1 for 0. */
  public int degreeY() {
    return rows.size() - 1;
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return rows.isEmpty();
  }

  /** Whether at most one variable occurs. */
  public boolean isLine() {
    return degreeX() <= 0 || degreeY() <= 0;
  }

  /** The polynomial of the only variable that occurs. */
  public LinePolynomial line() {
    return degreeY() <= 0 ? row(0) : transposed().row(0);
  }

  private LinePolynomial row(int y) {
    return y > degreeY() ? LinePolynomial.of() : rows.get(y);
  }

  /** The coefficient of x^x y^y. */
  public BigInteger coefficient(int y, int x) {
    return row(y).coefficient(x);
  }

  /** The number of coefficients that are not zero. */
  public long terms() {
    return rows.stream()
        .flatMap(row -> row.coefficients().stream())
        .filter(c -> c.signum() != 0)
        .count();
  }

  /** This with x and y exchanged. */
  public PlanePolynomial transposed() {
    return new PlanePolynomial(
        IntStream.rangeClosed(0, degreeX())
            .mapToObj(
                x -> new LinePolynomial(rows.stream().map(row -> row.coefficient(x)).toList()))
            .toList());
  }

  /** The product. */
  public PlanePolynomial multiply(PlanePolynomial other) {
    int length = Math.max(0, rows.size() + other.rows.size() - 1);
    List<LinePolynomial> product =
        new ArrayList<>(Collections.nCopies(length, LinePolynomial.of()));
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < other.rows.size(); j++) {
        product.set(i + j, product.get(i + j).add(rows.get(i).multiply(other.rows.get(j))));
      }
    }
    return new PlanePolynomial(product);
  }

  /** The largest integer that divides all coefficients, signed like the first one; 0 for 0. */
  public BigInteger content() {
    BigInteger common = BigInteger.ZERO;
    for (LinePolynomial row : rows) {
      common = common.gcd(row.content());
    }
    boolean negative =
        rows.stream()
            .filter(row -> !row.isZero())
            .findFirst()
            .filter(row -> row.content().signum() < 0)
            .isPresent();
    return negative ? common.negate() : common;
  }

  /** This divided by its {@link #content}. */
  public PlanePolynomial primitive() {
    BigInteger content = content();
    return new PlanePolynomial(
        rows.stream()
            .map(row -> row.coefficients().stream().map(c -> c.divide(content)).toList())
            .map(LinePolynomial::new)
            .toList());
  }

  /** The polynomial in x that is left when y is a number. */
  public LinePolynomial atRow(BigInteger y) {
    return new LinePolynomial(transposed().rows.stream().map(column -> column.valueAt(y)).toList());
  }

  /** The text, of a long polynomial the first terms only. */
  public String brief() {
    return Terms.brief(this);
  }

  /** Such as {@code 1 + x·y^2}. */
  @Override
  public String toString() {
    return Terms.of(this);
  }
}

package dev.convproof.strategy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The one-dimensional algorithm F(m, r): m outputs y[i] = Σ_k g[k]·d[i+k] of r taps from n = m+r−1
 * products, y = A·((G·g) ⊙ (B·d)).
 *
 * <p>Derivation. Read x^t as d[t], linearly, for t &lt; n. Lagrange interpolation at n−1 points
 * α_j, with M_j = Π_{l≠j}(x − α_l), N_j = M_j(α_j) and M = Π_l (x − α_l), and at ∞, gives x^t = Σ_j
 * α_j^t/N_j·M_j + [t = n−1]·M. Hence y[i] = Σ_k g[k]·x^(i+k) = Σ_j α_j^i · (Σ_k g[k]·α_j^k/N_j) ·
 * M_j + [i = m−1]·g[r−1]·M, whose factors are the entries of A, of G and of B. One output, or one
 * tap, takes n plain products.
 *
 * <p>Everything is rational and exact; no table is copied. Source: Toom, 1963; Cook, 1966;
 * Winograd, Arithmetic Complexity of Computations, 1980.
 *
 * @param output A [m, n]
 * @param kernel G [n, r]
 * @param input B [n, n]
 * @param divisors the primes that divide a denominator
 */
public record CookToom(
    BigFraction[][] output,
    BigFraction[][] kernel,
    BigFraction[][] input,
    SortedSet<BigInteger> divisors) {

  /** The most products for which there are points. */
  static final int MOST_PRODUCTS = Lagrange.POINTS.size() + 1;

  private static final Map<Long, CookToom> MADE = new ConcurrentHashMap<>();

  /** With the divisors that the entries have. */
  public CookToom(BigFraction[][] output, BigFraction[][] kernel, BigFraction[][] input) {
    this(output, kernel, input, new TreeSet<>());
    Stream.of(output, kernel, input)
        .flatMap(Stream::of)
        .flatMap(Stream::of)
        .forEach(entry -> addPrimes(entry.getDenominator().abs()));
  }

  private void addPrimes(BigInteger denominator) {
    BigInteger rest = denominator;
    for (BigInteger p = BigInteger.TWO; p.compareTo(rest) <= 0; p = p.nextProbablePrime()) {
      while (rest.mod(p).signum() == 0) {
        divisors.add(p);
        rest = rest.divide(p);
      }
    }
  }

  /** F(m, r), for at most {@link #MOST_PRODUCTS} products where m and r are both above 1. */
  public static CookToom of(int m, int r) {
    return MADE.computeIfAbsent(
        ((long) m << Integer.SIZE) + r,
        size -> m == 1 || r == 1 ? plain(m, r) : interpolated(m, r));
  }

  /** Returns how many products F(m, r) takes. */
  static int products(int m, int r) {
    return m + r - 1;
  }

  private static CookToom plain(int m, int r) {
    int n = products(m, r);
    BigFraction[][] unit = zeros(n, n);
    for (int at = 0; at < n; at++) {
      unit[at][at] = BigFraction.ONE;
    }
    return new CookToom(m == 1 ? ones(1, n) : unit, r == 1 ? ones(n, 1) : unit, unit);
  }

  private static CookToom interpolated(int m, int r) {
    int n = products(m, r);
    BigFraction[][] a = zeros(m, n);
    BigFraction[][] g = zeros(n, r);
    BigFraction[][] b = zeros(n, n);
    for (int j = 0; j < n - 1; j++) {
      BigFraction point = Lagrange.POINTS.get(j);
      BigFraction[] others = Lagrange.vanishing(n - 1, j);
      BigFraction scale = Lagrange.value(others, point).reciprocal();
      for (int i = 0; i < m; i++) {
        a[i][j] = point.pow(i);
      }
      Arrays.setAll(g[j], k -> point.pow(k).multiply(scale));
      System.arraycopy(others, 0, b[j], 0, n - 1);
    }
    a[m - 1][n - 1] = BigFraction.ONE;
    g[n - 1][r - 1] = BigFraction.ONE;
    b[n - 1] = Lagrange.vanishing(n - 1);
    return new CookToom(a, g, b);
  }

  private static BigFraction[][] zeros(int rows, int columns) {
    return filled(BigFraction.ZERO, rows, columns);
  }

  private static BigFraction[][] ones(int rows, int columns) {
    return filled(BigFraction.ONE, rows, columns);
  }

  private static BigFraction[][] filled(BigFraction entry, int rows, int columns) {
    BigFraction[][] matrix = new BigFraction[rows][columns];
    Stream.of(matrix).forEach(row -> Arrays.fill(row, entry));
    return matrix;
  }

  /** The points at which polynomials are interpolated, and the polynomials that vanish at them. */
  static final class Lagrange {
    /** Small numerators and denominators first: 0, 1, −1, 2, −2, 1/2, −1/2, 4, −4, 1/4, −1/4. */
    static final List<BigFraction> POINTS = points();

    private Lagrange() {}

    private static List<BigFraction> points() {
      List<BigFraction> points = new ArrayList<>(List.of(BigFraction.ZERO));
      for (int[] size : new int[][] {{1, 1}, {2, 1}, {1, 2}, {4, 1}, {1, 4}}) {
        BigFraction point = BigFraction.of(size[0], size[1]);
        points.addAll(List.of(point, point.negate()));
      }
      return List.copyOf(points);
    }

    /** The coefficients of Π (x − α) over the first points, lowest first. */
    static BigFraction[] vanishing(int points) {
      return vanishing(points, points);
    }

    /** The same without one of the points. */
    static BigFraction[] vanishing(int points, int without) {
      BigFraction[] product = {BigFraction.ONE};
      for (int l = 0; l < points; l++) {
        if (l != without) {
          product = timesRoot(product, POINTS.get(l));
        }
      }
      return product;
    }

    private static BigFraction[] timesRoot(BigFraction[] polynomial, BigFraction root) {
      BigFraction[] product = new BigFraction[polynomial.length + 1];
      Arrays.fill(product, BigFraction.ZERO);
      for (int t = 0; t < polynomial.length; t++) {
        product[t + 1] = product[t + 1].add(polynomial[t]);
        product[t] = product[t].subtract(root.multiply(polynomial[t]));
      }
      return product;
    }

    /** The value of a polynomial. */
    static BigFraction value(BigFraction[] polynomial, BigFraction at) {
      BigFraction value = BigFraction.ZERO;
      for (int t = polynomial.length - 1; t >= 0; t--) {
        value = value.multiply(at).add(polynomial[t]);
      }
      return value;
    }
  }
}

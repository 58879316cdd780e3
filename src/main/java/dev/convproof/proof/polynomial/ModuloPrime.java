package dev.convproof.proof.polynomial;

import static cc.redberry.rings.poly.univar.UnivariateDivision.quotient;
import static cc.redberry.rings.poly.univar.UnivariateDivision.remainder;
import static cc.redberry.rings.poly.univar.UnivariateGCD.PolynomialGCD;
import static cc.redberry.rings.poly.univar.UnivariatePolynomialArithmetic.polyPowMod;

import cc.redberry.rings.poly.univar.UnivariatePolynomialZp64;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a polynomial in x factors modulo a prime below 2^31. Certificates rest on these tests, which
 * use the arithmetic of the Rings library but not its factorisation.
 *
 * <p>Sources: Rabin, 1980 (irreducibility); Cantor and Zassenhaus, 1981 (distinct degrees).
 */
final class ModuloPrime {
  private ModuloPrime() {}

  /** Returns whether a number is prime, by trial division. */
  static boolean isPrime(long n) {
    return n >= 2 && LongStream.iterate(2, d -> d * d <= n, d -> d + 1).noneMatch(d -> n % d == 0);
  }

  /** Returns the primes up to a bound, in ascending order. */
  static LongStream primesUpTo(long bound) {
    return LongStream.rangeClosed(2, bound).filter(ModuloPrime::isPrime);
  }

  /** Returns how often a prime divides a number that is not 0. */
  static int valuation(BigInteger number, long prime) {
    BigInteger divisor = BigInteger.valueOf(prime);
    int times = 0;
    for (BigInteger rest = number; rest.mod(divisor).signum() == 0; rest = rest.divide(divisor)) {
      times++;
    }
    return times;
  }

  /** Returns whether the prime divides the leading coefficient, so that the degree drops. */
  static boolean dropsDegree(IntegerPolynomial f, long prime) {
    UnivariatePolynomialZp64 residue = residue(f, prime);
    return f.degreeX() > residue.degree() || residue.isZero();
  }

  /**
   * Returns whether the residue is irreducible, by Rabin's test: a polynomial of degree n ≥ 1 is
   * irreducible modulo p exactly when it divides x^(p^n) − x and has no factor in common with
   * x^(p^(n/q)) − x, for each prime q that divides n.
   */
  static boolean irreducible(IntegerPolynomial f, long prime) {
    UnivariatePolynomialZp64 residue = residue(f, prime);
    int n = residue.degree();
    if (n < 1) {
      return false;
    }
    UnivariatePolynomialZp64 x = remainder(residue.createMonomial(1, 1), residue, true);
    UnivariatePolynomialZp64 power = x;
    for (int step = 1; step <= n; step++) {
      power = polyPowMod(power, prime, residue, true);
      boolean maximalDivisor = step < n && n % step == 0 && isPrime(n / step);
      if (maximalDivisor && PolynomialGCD(residue, power.clone().subtract(x)).degree() > 0) {
        return false;
      }
    }
    return power.equals(x);
  }

  /** Returns whether the residue is a product of different irreducible factors. */
  static boolean squareFree(IntegerPolynomial f, long prime) {
    UnivariatePolynomialZp64 residue = residue(f, prime);
    UnivariatePolynomialZp64 derivative = residue.derivative();
    return !derivative.isZero() && PolynomialGCD(residue, derivative).degree() == 0;
  }

  /**
   * Returns the degrees of the irreducible factors of a square-free residue, in ascending order:
   * x^(p^d) − x collects those whose degree divides d.
   */
  static List<Integer> degrees(IntegerPolynomial f, long prime) {
    UnivariatePolynomialZp64 rest = residue(f, prime);
    UnivariatePolynomialZp64 x = rest.createMonomial(1, 1);
    UnivariatePolynomialZp64 power = x;
    List<Integer> degrees = new ArrayList<>();
    for (int d = 1; 2 * d <= rest.degree(); d++) {
      power = polyPowMod(remainder(power, rest, true), prime, rest, true);
      UnivariatePolynomialZp64 common = PolynomialGCD(rest, power.clone().subtract(x));
      degrees.addAll(Collections.nCopies(common.degree() / d, d));
      rest = quotient(rest, common, true);
    }
    if (rest.degree() > 0) {
      degrees.add(rest.degree());
    }
    return degrees;
  }

  /** Returns the residue divided by its leading coefficient. */
  static UnivariatePolynomialZp64 residue(IntegerPolynomial f, long prime) {
    BigInteger modulus = BigInteger.valueOf(prime);
    return UnivariatePolynomialZp64.create(
            prime,
            Arrays.stream(f.coefficients()).mapToLong(c -> c.mod(modulus).longValue()).toArray())
        .monic();
  }
}

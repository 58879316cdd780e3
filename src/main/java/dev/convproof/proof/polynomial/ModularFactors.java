package dev.convproof.proof.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How an integer polynomial factors modulo a prime: tests of our own, which certificates rest on.
 *
 * <p>Sources: Rabin, 1980 (irreducibility); Cantor and Zassenhaus, 1981 (distinct degrees).
 */
public final class ModularFactors {
  private ModularFactors() {}

  /** Whether the prime divides the leading coefficient, so that the degree drops. */
  public static boolean dropsDegree(LinePolynomial f, long prime) {
    return ModularPolynomial.of(f, prime).degree() < f.degree();
  }

  /**
   * Rabin's test: a polynomial of degree n ≥ 1 is irreducible modulo p exactly when it divides
   * x^(p^n) − x and has no factor in common with x^(p^(n/q)) − x, for each prime q that divides n.
   * The degree n is that of the residue.
   */
  public static boolean irreducible(LinePolynomial f, long prime) {
    ModularPolynomial residue = ModularPolynomial.of(f, prime);
    int n = residue.degree();
    if (n < 1) {
      return false;
    }
    ModularPolynomial x = ModularPolynomial.x(prime).remainder(residue);
    ModularPolynomial power = x;
    for (int step = 1; step <= n; step++) {
      power = power.frobenius(residue);
      ModularPolynomial difference = power.subtract(x);
      if (step < n && isMaximalDivisor(step, n) && residue.gcd(difference).degree() > 0) {
        return false;
      }
    }
    return power.subtract(x).isZero();
  }

  private static boolean isMaximalDivisor(int divisor, int n) {
    return n % divisor == 0 && Primes.isPrime(n / divisor);
  }

  /** Whether the residue is a product of different irreducible factors. */
  public static boolean squareFree(LinePolynomial f, long prime) {
    ModularPolynomial residue = ModularPolynomial.of(f, prime);
    ModularPolynomial derivative = residue.derivative();
    return !derivative.isZero() && residue.gcd(derivative).degree() == 0;
  }

  /**
   * The degrees of the irreducible factors of a square-free residue, in ascending order: x^(p^d) −
   * x collects those whose degree divides d.
   */
  public static List<Integer> degrees(LinePolynomial f, long prime) {
    ModularPolynomial rest = ModularPolynomial.of(f, prime);
    ModularPolynomial x = ModularPolynomial.x(prime);
    ModularPolynomial power = x;
    List<Integer> degrees = new ArrayList<>();
    for (int d = 1; 2 * d <= rest.degree(); d++) {
      power = power.remainder(rest).frobenius(rest);
      ModularPolynomial common = rest.gcd(power.subtract(x));
      int degree = d;
      IntStream.range(0, common.degree() / d).forEach(factor -> degrees.add(degree));
      rest = rest.quotient(common);
    }
    if (rest.degree() > 0) {
      degrees.add(rest.degree());
    }
    return degrees;
  }
}

package dev.convproof.proof.polynomial;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A polynomial in one variable over the integers modulo a prime below 2^31.
 *
 * <p>Written for checking, without the factoring library: what it says does not rest on that.
 *
 * @param prime the modulus
 * @param coefficients of x^0, x^1, … from 0 to prime − 1; the last is not zero
 */
record ModularPolynomial(long prime, long[] coefficients) {

  /** Drops what is zero behind the leading coefficient. */
  ModularPolynomial {
    int length = coefficients.length;
    while (length > 0 && coefficients[length - 1] == 0) {
      length--;
    }
    coefficients = Arrays.copyOf(coefficients, length);
  }

  /** An integer polynomial's residue. */
  static ModularPolynomial of(LinePolynomial polynomial, long prime) {
    BigInteger modulus = BigInteger.valueOf(prime);
    return new ModularPolynomial(
        prime,
        polynomial.coefficients().stream().mapToLong(c -> c.mod(modulus).longValue()).toArray());
  }

  static ModularPolynomial x(long prime) {
    return new ModularPolynomial(prime, new long[] {0, 1});
  }

  int degree() {
    return coefficients.length - 1;
  }

  boolean isZero() {
    return coefficients.length == 0;
  }

  ModularPolynomial multiply(ModularPolynomial other) {
    long[] product = new long[Math.max(0, degree() + other.degree() + 1)];
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        product[i + j] = (product[i + j] + coefficients[i] * other.coefficients[j]) % prime;
      }
    }
    return new ModularPolynomial(prime, product);
  }

  ModularPolynomial subtract(ModularPolynomial other) {
    long[] difference = Arrays.copyOf(coefficients, Math.max(degree(), other.degree()) + 1);
    for (int i = 0; i <= other.degree(); i++) {
      difference[i] = (difference[i] - other.coefficients[i] + prime) % prime;
    }
    return new ModularPolynomial(prime, difference);
  }

  ModularPolynomial derivative() {
    long[] derived = new long[Math.max(0, degree())];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = (i + 1) % prime * coefficients[i + 1] % prime;
    }
    return new ModularPolynomial(prime, derived);
  }

  ModularPolynomial remainder(ModularPolynomial divisor) {
    return divide(divisor, new long[Math.max(0, degree() - divisor.degree() + 1)]);
  }

  ModularPolynomial quotient(ModularPolynomial divisor) {
    long[] quotient = new long[Math.max(0, degree() - divisor.degree() + 1)];
    divide(divisor, quotient);
    return new ModularPolynomial(prime, quotient);
  }

  /** The remainder; the quotient is written into the array. */
  private ModularPolynomial divide(ModularPolynomial divisor, long[] quotient) {
    long[] rest = coefficients.clone();
    long inverse =
        BigInteger.valueOf(divisor.coefficients[divisor.degree()])
            .modInverse(BigInteger.valueOf(prime))
            .longValue();
    for (int at = quotient.length - 1; at >= 0; at--) {
      long factor = rest[at + divisor.degree()] * inverse % prime;
      quotient[at] = factor;
      for (int i = 0; i <= divisor.degree(); i++) {
        rest[at + i] = (rest[at + i] + (prime - factor) * divisor.coefficients[i]) % prime;
      }
    }
    return new ModularPolynomial(prime, rest);
  }

  ModularPolynomial gcd(ModularPolynomial other) {
    ModularPolynomial a = this;
    ModularPolynomial b = other;
    while (!b.isZero()) {
      ModularPolynomial rest = a.remainder(b);
      a = b;
      b = rest;
    }
    return a;
  }

  /** This to the power of the prime, modulo another polynomial. */
  ModularPolynomial frobenius(ModularPolynomial modulus) {
    ModularPolynomial power = this;
    for (int bit = 62 - Long.numberOfLeadingZeros(prime); bit >= 0; bit--) {
      power = power.multiply(power).remainder(modulus);
      if ((prime >> bit & 1) == 1) {
        power = power.multiply(this).remainder(modulus);
      }
    }
    return power;
  }
}

package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.Primes;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * Eisenstein's criterion as Dumas widened it, for f(x + shift): the points (i, how often the prime
 * divides the coefficient of x^i) lie on or above the line from the first to the last one, and no
 * whole number lies on that line in between. A factor would need one there.
 *
 * <p>Source: Dumas, 1906 (Sur quelques cas d'irréductibilité des polynômes à coefficients
 * rationnels).
 *
 * @param prime the prime
 * @param shift what is added to x first
 */
public record OneSlope(long prime, long shift) implements LineCertificate {
  @Override
  public String kind() {
    return "Eisenstein";
  }

  @Override
  public Optional<String> objection(LinePolynomial f) {
    if (!Primes.isPrime(prime)) {
      return Optional.of(prime + " is no prime");
    }
    LinePolynomial g = f.shifted(shift);
    int n = g.degree();
    if (n < 1 || g.coefficient(0).signum() == 0) {
      return Optional.of("the constant coefficient is 0");
    }
    int first = Primes.valuation(g.coefficient(0), prime);
    int last = Primes.valuation(g.leading(), prime);
    for (int i = 0; i <= n; i++) {
      if (liesBelow(g.coefficient(i), i, first, last, n)) {
        return Optional.of("the coefficient of x^%s lies below the line".formatted(i));
      }
    }
    return gcd(n, first - last) == 1
        ? Optional.empty()
        : Optional.of("the line passes through a whole number between its ends");
  }

  private boolean liesBelow(BigInteger coefficient, int i, int first, int last, int n) {
    return coefficient.signum() != 0
        && n * Primes.valuation(coefficient, prime) < first * (n - i) + last * i;
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
  }

  @Override
  public String words(LinePolynomial f) {
    LinePolynomial g = f.shifted(shift);
    int first = Primes.valuation(g.coefficient(0), prime);
    int last = Primes.valuation(g.leading(), prime);
    String subject =
        shift == 0
            ? "it"
            : String.format(
                Locale.ROOT, "with %+d added to its variable it becomes %s, and", shift, g.brief());
    return first == 1 && last == 0
        ? "%s meets Eisenstein's criterion at the prime %s".formatted(subject, prime)
        : "%s has one line as its Newton polygon at the prime %s, from height %s to %s in %s steps, without a whole number in between (Dumas)"
            .formatted(subject, prime, first, last, g.degree());
  }
}

package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.ModularFactors;
import dev.convproof.proof.polynomial.Primes;
import java.util.Optional;

/**
 * A prime modulo which the polynomial keeps its degree and is irreducible: integer factors (Gauss)
 * would keep their degrees too, and would factor the residue.
 *
 * @param prime below 2^31
 */
public record PrimeModulus(long prime) implements LineCertificate {
  @Override
  public String kind() {
    return "prime modulus";
  }

  @Override
  public Optional<String> objection(LinePolynomial f) {
    if (!Primes.isPrime(prime)) {
      return Optional.of(prime + " is no prime");
    }
    if (f.degree() < 1) {
      return Optional.of("the degree is " + f.degree());
    }
    if (ModularFactors.dropsDegree(f, prime)) {
      return Optional.of("the degree drops modulo %s".formatted(prime));
    }
    return ModularFactors.irreducible(f, prime)
        ? Optional.empty()
        : Optional.of("it factors modulo %s".formatted(prime));
  }

  @Override
  public String words(LinePolynomial f) {
    return "it keeps its degree modulo the prime %s and is irreducible there (Rabin's test)"
        .formatted(prime);
  }
}

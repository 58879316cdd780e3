package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.ModularFactors;
import dev.convproof.proof.polynomial.Primes;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Primes modulo which the polynomial factors in ways that no integer factor fits at once: the
 * degree of a factor would be a sum of degrees of factors modulo each of them.
 *
 * @param primes each below 2^31
 */
public record DegreePatterns(List<Long> primes) implements LineCertificate {
  /** Copies the primes. */
  public DegreePatterns {
    primes = List.copyOf(primes);
  }

  @Override
  public String kind() {
    return "degree patterns";
  }

  @Override
  public Optional<String> objection(LinePolynomial f) {
    BitSet possible = allDegrees(f);
    for (long prime : primes) {
      if (!Primes.isPrime(prime)) {
        return Optional.of(prime + " is no prime");
      }
      if (ModularFactors.dropsDegree(f, prime)) {
        return Optional.of("the degree drops modulo %s".formatted(prime));
      }
      if (!ModularFactors.squareFree(f, prime)) {
        return Optional.of("it has a multiple factor modulo %s".formatted(prime));
      }
      possible.and(sums(ModularFactors.degrees(f, prime)));
    }
    return onlyTrivial(possible, f)
        ? Optional.empty()
        : Optional.of("a factor of degree %s is not excluded".formatted(possible.nextSetBit(1)));
  }

  @Override
  public String words(LinePolynomial f) {
    String patterns =
        primes.stream()
            .map(p -> "modulo %s %s".formatted(p, ModularFactors.degrees(f, p)))
            .collect(Collectors.joining(", "));
    return "the degrees of its factors are %s; no number from 1 to %s is a sum of some of each"
        .formatted(patterns, f.degree() - 1);
  }

  /** The degrees that a factor may have as far as nothing is known: from 0 to that of f. */
  static BitSet allDegrees(LinePolynomial f) {
    BitSet all = new BitSet();
    all.set(0, f.degree() + 1);
    return all;
  }

  /** Whether only the degrees 0 and that of f are left, and are different. */
  static boolean onlyTrivial(BitSet possible, LinePolynomial f) {
    return f.degree() >= 1 && possible.nextSetBit(1) == f.degree();
  }

  /** Every sum of some of the degrees. */
  static BitSet sums(List<Integer> degrees) {
    BitSet sums = new BitSet();
    sums.set(0);
    for (int degree : degrees) {
      BitSet before = (BitSet) sums.clone();
      before.stream().forEach(sum -> sums.set(sum + degree));
    }
    return sums;
  }
}

package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.Factoring;
import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.ModularFactors;
import dev.convproof.proof.polynomial.Primes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for a certificate: in the factorisations modulo the primes up to 101, then by Eisenstein's
 * criterion after shifts by up to 3 at primes up to 997. What it finds has raised no objection.
 */
public final class LineSearch {
  private static final long LARGEST_MODULUS = 101;
  private static final int LARGEST_OWN_DEGREE = 48;
  private static final long[] MODULI = Primes.upTo(LARGEST_MODULUS).toArray();
  private static final long[] SLOPE_PRIMES = Primes.upTo(997).toArray();
  private static final List<Long> SHIFTS = List.of(0L, 1L, -1L, 2L, -2L, 3L, -3L);

  private LineSearch() {}

  /** What the search tries, for a verdict that found nothing. */
  public static String tried() {
    return "the moduli up to %s and Eisenstein's criterion after shifts by up to 3"
        .formatted(LARGEST_MODULUS);
  }

  /** A certificate that f is irreducible, where one is found. */
  public static Optional<LineCertificate> find(LinePolynomial f) {
    return Stream.<LineCertificate>concat(
            Stream.of(new TwoTaps()), Stream.concat(moduli(f).stream(), slopes(f)))
        .filter(certificate -> certificate.objection(f).isEmpty())
        .findFirst();
  }

  /** The primes that leave fewer and fewer degrees for a factor, until none is left. */
  private static Optional<LineCertificate> moduli(LinePolynomial f) {
    BitSet possible = DegreePatterns.allDegrees(f);
    List<Long> useful = new ArrayList<>();
    for (long prime : MODULI) {
      if (f.degree() < 1
          || ModularFactors.dropsDegree(f, prime)
          || !ModularFactors.squareFree(f, prime)) {
        continue;
      }
      List<Integer> degrees = degrees(f, prime);
      if (degrees.size() == 1) {
        return Optional.of(new PrimeModulus(prime));
      }
      int before = possible.cardinality();
      possible.and(DegreePatterns.sums(degrees));
      if (possible.cardinality() < before) {
        useful.add(prime);
      }
    }
    return DegreePatterns.onlyTrivial(possible, f)
        ? Optional.of(new DegreePatterns(useful))
        : Optional.empty();
  }

  /** Both tell the same: the library starts slower, but grows more slowly with the degree. */
  private static List<Integer> degrees(LinePolynomial f, long prime) {
    return f.degree() <= LARGEST_OWN_DEGREE
        ? ModularFactors.degrees(f, prime)
        : Factoring.degreesModulo(f, prime);
  }

  private static Stream<LineCertificate> slopes(LinePolynomial f) {
    return SHIFTS.stream()
        .flatMap(shift -> slopePrimes(f.shifted(shift)).map(prime -> new OneSlope(prime, shift)));
  }

  /** Only a prime that divides an end of the polynomial gives its line a slope. */
  private static Stream<Long> slopePrimes(LinePolynomial g) {
    return Arrays.stream(SLOPE_PRIMES)
        .filter(p -> divides(p, g.coefficient(0)) || divides(p, g.leading()))
        .boxed();
  }

  private static boolean divides(long prime, BigInteger number) {
    return number.signum() != 0 && Primes.valuation(number, prime) > 0;
  }
}

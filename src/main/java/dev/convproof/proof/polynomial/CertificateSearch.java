package dev.convproof.proof.polynomial;

import dev.convproof.message.Message;
import dev.convproof.proof.polynomial.Certificate.DegreeOne;
import dev.convproof.proof.polynomial.Certificate.DegreePatterns;
import dev.convproof.proof.polynomial.Certificate.OfLine;
import dev.convproof.proof.polynomial.Certificate.OneSlope;
import dev.convproof.proof.polynomial.Certificate.PrimeModulus;
import dev.convproof.proof.polynomial.Certificate.Specialisation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Searches for certificates of irreducibility. What it finds has raised no objection.
 *
 * <p>For a polynomial in x it tries the factorisations modulo the primes up to 101, then
 * Eisenstein's criterion after shifts by up to 3 at primes up to 997; in x and y the Newton
 * polygon, then a number from −6 to 6 in the place of either variable.
 */
public final class CertificateSearch {
  private static final long LARGEST_MODULUS = 101;
  private static final long[] MODULI = ModuloPrime.primesUpTo(LARGEST_MODULUS).toArray();
  private static final long[] SLOPE_PRIMES = ModuloPrime.primesUpTo(997).toArray();
  private static final List<Long> SHIFTS = List.of(0L, 1L, -1L, 2L, -2L, 3L, -3L);
  private static final long LARGEST_VALUE = 6;

  private CertificateSearch() {}

  /** Returns what is tried for a polynomial, for a verdict that found nothing. */
  public static Message tried(IntegerPolynomial f) {
    Message onLines = Message.of("certificate.tried-on-lines", LARGEST_MODULUS);
    return f.isLine() ? onLines : Message.of("certificate.tried-on-planes", LARGEST_VALUE, onLines);
  }

  /**
   * Returns a certificate that a polynomial in x, or in x and y, is irreducible, if one is found.
   */
  public static Optional<Certificate> find(IntegerPolynomial f) {
    return f.isLine() ? onLine(f).map(Certificate.class::cast) : onPlane(f);
  }

  private static Optional<OfLine> onLine(IntegerPolynomial f) {
    return Stream.<OfLine>concat(
            Stream.of(new DegreeOne()), Stream.concat(moduli(f).stream(), slopes(f)))
        .filter(certificate -> certificate.objection(f).isEmpty())
        .findFirst();
  }

  private static Optional<Certificate> onPlane(IntegerPolynomial f) {
    return Stream.concat(Stream.of(NewtonPolygon.of(f)), specialisations(f))
        .filter(certificate -> certificate.objection(f).isEmpty())
        .findFirst();
  }

  /** Returns the primes that leave fewer and fewer degrees for a factor, until none is left. */
  private static Optional<OfLine> moduli(IntegerPolynomial f) {
    BitSet possible = DegreePatterns.allDegrees(f);
    List<Long> useful = new ArrayList<>();
    for (long prime : MODULI) {
      if (f.degreeX() < 1
          || ModuloPrime.dropsDegree(f, prime)
          || !ModuloPrime.squareFree(f, prime)) {
        continue;
      }
      List<Integer> degrees = ModuloPrime.degrees(f, prime);
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

  private static Stream<OfLine> slopes(IntegerPolynomial f) {
    return SHIFTS.stream()
        .flatMap(shift -> slopePrimes(f.shifted(shift)).map(prime -> new OneSlope(prime, shift)));
  }

  /** Returns the primes that divide an end of the polynomial: no other gives its line a slope. */
  private static Stream<Long> slopePrimes(IntegerPolynomial g) {
    return Arrays.stream(SLOPE_PRIMES)
        .filter(p -> divides(p, g.coefficient(0, 0)) || divides(p, g.leading()))
        .boxed();
  }

  private static boolean divides(long prime, BigInteger number) {
    return number.signum() != 0 && ModuloPrime.valuation(number, prime) > 0;
  }

  private static Stream<Certificate> specialisations(IntegerPolynomial f) {
    return LongStream.rangeClosed(0, LARGEST_VALUE)
        .flatMap(value -> LongStream.of(value, -value).distinct())
        .boxed()
        .flatMap(
            value ->
                Stream.of('y', 'x')
                    .flatMap(replaced -> specialisation(f, replaced, value).stream()));
  }

  private static Optional<Certificate> specialisation(
      IntegerPolynomial f, char replaced, long value) {
    IntegerPolynomial turned = replaced == 'y' ? f : f.transposed();
    IntegerPolynomial left = turned.atY(BigInteger.valueOf(value));
    return left.degreeX() < turned.degreeX()
        ? Optional.empty()
        : onLine(left).map(rest -> new Specialisation(replaced, value, rest));
  }
}

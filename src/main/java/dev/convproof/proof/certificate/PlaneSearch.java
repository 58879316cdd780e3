package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.PlanePolynomial;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Looks for a certificate: the Newton polygon, then a number from −6 to 6 in the place of either
 * variable. What it finds has raised no objection.
 */
public final class PlaneSearch {
  private static final long LARGEST_VALUE = 6;

  private PlaneSearch() {}

  /** What the search tries, for a verdict that found nothing. */
  public static String tried() {
    return "the Newton polygon, and numbers up to %s in the place of either variable with %s"
        .formatted(LARGEST_VALUE, LineSearch.tried());
  }

  /** A certificate that f is irreducible, where one is found. */
  public static Optional<PlaneCertificate> find(PlanePolynomial f) {
    PlaneCertificate polygon = new LatticePolygon(Hull.corners(Point.support(f)));
    return Stream.concat(Stream.of(polygon), specialisations(f))
        .filter(certificate -> certificate.objection(f).isEmpty())
        .findFirst();
  }

  private static Stream<PlaneCertificate> specialisations(PlanePolynomial f) {
    return values()
        .flatMap(
            value ->
                Stream.of('y', 'x')
                    .flatMap(replaced -> specialisation(f, replaced, value).stream()));
  }

  private static Stream<Long> values() {
    return LongStream.rangeClosed(0, LARGEST_VALUE)
        .boxed()
        .flatMap(value -> value == 0 ? Stream.of(0L) : Stream.of(value, -value));
  }

  private static Optional<PlaneCertificate> specialisation(
      PlanePolynomial f, char replaced, long value) {
    PlanePolynomial turned = replaced == 'y' ? f : f.transposed();
    LinePolynomial left = turned.atRow(BigInteger.valueOf(value));
    return left.degree() < turned.degreeX()
        ? Optional.empty()
        : LineSearch.find(left).map(rest -> new Specialisation(replaced, value, rest));
  }
}

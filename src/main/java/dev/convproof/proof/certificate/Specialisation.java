package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.CommonFactor;
import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.PlanePolynomial;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A number in the place of one variable that keeps the degree in the other one and leaves an
 * irreducible polynomial.
 *
 * <p>Factors f = g·h would leave a factorisation, in which the degrees of g and h are kept, since
 * that of f is; so one of them has degree 0 in the variable that stays, and divides all
 * coefficients of its powers; these have no common factor.
 *
 * @param replaced the variable that becomes a number, {@code x} or {@code y}
 * @param value the number
 * @param rest why what is left is irreducible
 */
public record Specialisation(char replaced, long value, LineCertificate rest)
    implements PlaneCertificate {
  @Override
  public String kind() {
    return "specialisation";
  }

  @Override
  public Optional<String> objection(PlanePolynomial f) {
    PlanePolynomial turned = turned(f);
    LinePolynomial left = turned.atRow(BigInteger.valueOf(value));
    if (turned.degreeX() < 1) {
      return Optional.of("%s does not occur".formatted(stays()));
    }
    if (left.degree() < turned.degreeX()) {
      return Optional.of("the degree in %s drops at %s = %s".formatted(stays(), replaced, value));
    }
    if (CommonFactor.inXAlone(turned.transposed()).degree() > 0) {
      return Optional.of("a factor in %s alone divides it".formatted(replaced));
    }
    return rest.objection(left);
  }

  /** The polynomial with y as the variable that is replaced. */
  private PlanePolynomial turned(PlanePolynomial f) {
    return replaced == 'y' ? f : f.transposed();
  }

  private char stays() {
    return replaced == 'y' ? 'x' : 'y';
  }

  @Override
  public String words(PlanePolynomial f) {
    LinePolynomial left = turned(f).atRow(BigInteger.valueOf(value));
    PlanePolynomial named = new PlanePolynomial(List.of(left));
    return "at %s = %s it becomes %s, of the same degree in %s, and that is irreducible: %s; and no factor in %s alone divides it"
        .formatted(
            replaced,
            value,
            (replaced == 'y' ? named : named.transposed()).brief(),
            stays(),
            rest.words(left),
            replaced);
  }
}

package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.PlanePolynomial;
import java.util.Optional;

/** A reason why a polynomial in x and y, both of which occur, is irreducible over the rationals. */
public sealed interface PlaneCertificate permits LatticePolygon, Specialisation {

  /** The kind of reason, in a few words. */
  String kind();

  /** Why this does not prove that f is irreducible; empty where it does prove it. */
  Optional<String> objection(PlanePolynomial f);

  /** The proof in words. */
  String words(PlanePolynomial f);
}

package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.LinePolynomial;
import java.util.Optional;

/** A reason why a polynomial in one variable is irreducible over the rationals. */
public sealed interface LineCertificate permits TwoTaps, PrimeModulus, DegreePatterns, OneSlope {

  /** The kind of reason, in a few words. */
  String kind();

  /** Why this does not prove that f is irreducible; empty where it does prove it. */
  Optional<String> objection(LinePolynomial f);

  /** The proof in words. */
  String words(LinePolynomial f);
}

package dev.convproof.proof.certificate;

import dev.convproof.proof.polynomial.LinePolynomial;
import java.util.Optional;

/** A polynomial of degree 1 has no factors of lower degree but numbers. */
public record TwoTaps() implements LineCertificate {
  @Override
  public String kind() {
    return "degree 1";
  }

  @Override
  public Optional<String> objection(LinePolynomial f) {
    return f.degree() == 1 ? Optional.empty() : Optional.of("the degree is " + f.degree());
  }

  @Override
  public String words(LinePolynomial f) {
    return "its degree is 1, and the degrees of factors add up";
  }
}

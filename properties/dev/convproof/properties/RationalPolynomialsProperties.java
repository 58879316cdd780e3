package dev.convproof.properties;

import dev.convproof.algebra.RationalPolynomials;
import dev.convproof.algebra.RationalPolynomials.RationalPolynomial;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.numbers.fraction.BigFraction;

/** The polynomials over the rational numbers are a ring, up to degree three. */
class RationalPolynomialsProperties extends StructureSuite<RationalPolynomial[]> {
  private static final RationalPolynomials NUMBERS = RationalPolynomials.INSTANCE;

  RationalPolynomialsProperties() {
    super(NUMBERS, -9, 9);
  }

  /** n + (m/d)·x, for one of a few x: the product of three is of degree three. */
  @Override
  Arbitrary<Scalar> scalars() {
    Arbitrary<Scalar> multiples =
        Combinators.combine(Arbitraries.of(0, 1, 2), Arbitraries.longs().between(-9, 9))
            .as((index, d) -> multiple(index, d == 0 ? 1 : d));
    return Combinators.combine(integers(99), integers(99), multiples)
        .as((n, m, x) -> n.plus(m.times(x)));
  }

  /** The d-th part of an indeterminate. */
  private static Scalar multiple(int index, long d) {
    RationalPolynomial[] part = NUMBERS.zeros(1);
    NUMBERS
        .scaling()
        .orElseThrow()
        .addMultiple(BigFraction.of(1, d), NUMBERS.indeterminates(1, 3), index, 1, part, 0, 1, 1);
    return Scalar.at(NUMBERS, part, 0);
  }
}

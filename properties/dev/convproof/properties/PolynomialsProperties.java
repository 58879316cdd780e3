package dev.convproof.properties;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The polynomials over the integers are a ring, up to degree three. */
class PolynomialsProperties extends StructureSuite<Polynomial[]> {
  private static final Polynomials NUMBERS = Polynomials.INSTANCE;

  PolynomialsProperties() {
    super(NUMBERS, -9, 9);
  }

  /** n + m·x, for one of a few x: the product of three is of degree three. */
  @Override
  Arbitrary<Scalar> scalars() {
    Arbitrary<Scalar> indeterminates =
        Arbitraries.of(0, 1, 2)
            .map(index -> Scalar.at(NUMBERS, NUMBERS.indeterminates(1, 3), index));
    return Combinators.combine(integers(99), integers(99), indeterminates)
        .as((n, m, x) -> n.plus(m.times(x)));
  }
}

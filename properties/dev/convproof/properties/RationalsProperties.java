package dev.convproof.properties;

import dev.convproof.algebra.Rationals;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitrary;
import org.apache.commons.numbers.fraction.BigFraction;

/** The rational numbers are a field. */
class RationalsProperties extends StructureSuite<BigFraction[]> {
  RationalsProperties() {
    super(Rationals.INSTANCE, -9, 9);
  }

  @Override
  Arbitrary<Scalar> scalars() {
    return quotients(1L << 20);
  }
}

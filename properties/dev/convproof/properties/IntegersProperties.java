package dev.convproof.properties;

import dev.convproof.algebra.Integers;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitrary;

/** The integers are a ring, as far as they fit into 64 bits. */
class IntegersProperties extends StructureSuite<long[]> {
  IntegersProperties() {
    super(Integers.INSTANCE, -9, 9);
  }

  @Override
  Arbitrary<Scalar> scalars() {
    return integers(1L << 20);
  }
}

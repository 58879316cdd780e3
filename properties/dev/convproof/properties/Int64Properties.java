package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitrary;

/** 64-bit integers are a ring, whatever their sums and products: they wrap. */
class Int64Properties extends StructureSuite<long[]> {
  Int64Properties() {
    super(Arithmetic.INT64, Long.MIN_VALUE, Long.MAX_VALUE - 1);
  }

  @Override
  Arbitrary<Scalar> scalars() {
    return integers(Long.MAX_VALUE);
  }
}

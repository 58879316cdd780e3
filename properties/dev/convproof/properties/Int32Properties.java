package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitrary;

/** 32-bit integers are a ring, whatever their sums and products: they wrap. */
class Int32Properties extends StructureSuite<int[]> {
  Int32Properties() {
    super(Arithmetic.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  Arbitrary<Scalar> scalars() {
    return integers(Integer.MAX_VALUE);
  }
}

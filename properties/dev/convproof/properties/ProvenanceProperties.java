package dev.convproof.properties;

import dev.convproof.algebra.DependencyAlgebra;
import dev.convproof.law.Scalar;
import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Sets of inputs are a semiring: no sum of them is nothing but that of nothings. */
class ProvenanceProperties extends StructureSuite<BitSet[]> {
  private static final DependencyAlgebra NUMBERS = DependencyAlgebra.INSTANCE;

  ProvenanceProperties() {
    super(NUMBERS, 0, 9);
  }

  /** Nothing, or a set of a few inputs. */
  @Override
  Arbitrary<Scalar> scalars() {
    return Arbitraries.longs()
        .between(0, 15)
        .injectNull(0.2)
        .map(members -> members == null ? null : BitSet.valueOf(new long[] {members}))
        .map(set -> Scalar.at(NUMBERS, new BitSet[] {set}, 0));
  }
}

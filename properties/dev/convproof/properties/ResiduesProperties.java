package dev.convproof.properties;

import dev.convproof.algebra.Residues;
import dev.convproof.law.Outcome;
import dev.convproof.law.Scalar;
import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The residues modulo 2^61−1 are a field, and multiply as arbitrarily large integers do. */
class ResiduesProperties extends StructureSuite<long[]> {
  private static final BigInteger MODULUS = BigInteger.valueOf(Residues.MODULUS);

  ResiduesProperties() {
    super(Residues.INSTANCE, -9, 9);
  }

  @Override
  Arbitrary<Scalar> scalars() {
    return quotients(Long.MAX_VALUE);
  }

  @Property(tries = 10_000, seed = "25")
  void sums_and_products_are_those_of_large_integers(@ForAll long a, @ForAll long b) {
    Residues residues = Residues.INSTANCE;
    long[] result = residues.load(new long[] {b}, 0);
    residues.multiplyAdd(residues.load(new long[] {a}, 0), 0, result.clone(), 0, result, 0);
    BigInteger large = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    long expected = large.add(BigInteger.valueOf(b)).mod(MODULUS).longValueExact();
    if (result[0] != expected) {
      throw new AssertionError(
          "residues: %s · %s + %s: expected %s but was %s".formatted(a, b, b, expected, result[0]));
    }
    Ledger.current().record(new Outcome.Held(1, expected == 0 ? 0 : 1));
  }
}

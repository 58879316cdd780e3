package dev.convproof.algebra;

import java.util.Optional;

/** The field of residues modulo a prime below 2^62. */
abstract class ResidueField extends ResidueRing implements Division<long[]> {

  ResidueField(long prime) {
    super(prime);
  }

  @Override
  public Structure structure() {
    return Structure.FIELD;
  }

  @Override
  public void invert(long[] buffer, int at) {
    if (buffer[at] == 0) {
      throw new ArithmeticException("zero has no inverse among " + name());
    }
    buffer[at] = power(buffer[at], -1);
  }

  @Override
  public Optional<Elimination<long[]>> elimination() {
    return Optional.of(new PivotElimination<>(this, scalar -> new long[] {power(scalar[0], -1)}));
  }
}

package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Residues;
import dev.convproof.law.Scalar;
import net.jqwik.api.Arbitrary;

/** The suite of residues over numbers that may claim too much. */
public class LyingStructureProperties extends StructureSuite<long[]> {
  private static volatile Arithmetic<long[]> numbers = Residues.INSTANCE;

  LyingStructureProperties() {
    super(numbers, -9, 9);
  }

  @Override
  Arbitrary<Scalar> scalars() {
    return quotients(Long.MAX_VALUE);
  }

  /** Runs suites over other numbers. */
  public static void over(Arithmetic<long[]> lie, Runnable suites) {
    numbers = lie;
    try {
      suites.run();
    } finally {
      numbers = Residues.INSTANCE;
    }
  }
}

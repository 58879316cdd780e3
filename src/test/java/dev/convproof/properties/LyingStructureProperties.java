package dev.convproof.properties;

import dev.convproof.algebra.Numbers;
import dev.convproof.algebra.Residues;

/** The suite of residues over numbers that may claim too much. */
public class LyingStructureProperties extends StructureSuite<long[]> {
  private static volatile Numbers<long[]> numbers = Residues.INSTANCE;

  LyingStructureProperties() {
    super(numbers, Long.MAX_VALUE);
  }

  /** Runs suites over other numbers. */
  public static void over(Numbers<long[]> lie, Runnable suites) {
    numbers = lie;
    try {
      suites.run();
    } finally {
      numbers = Residues.INSTANCE;
    }
  }
}

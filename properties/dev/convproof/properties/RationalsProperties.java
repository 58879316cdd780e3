package dev.convproof.properties;

import dev.convproof.algebra.Rationals;
import org.apache.commons.numbers.fraction.BigFraction;

/** The rational numbers are a field. */
class RationalsProperties extends StructureSuite<BigFraction[]> {
  RationalsProperties() {
    super(Rationals.INSTANCE, 1L << 20);
  }
}

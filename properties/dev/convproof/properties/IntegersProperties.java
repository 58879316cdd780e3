package dev.convproof.properties;

import dev.convproof.algebra.Integers;

/** The integers are a ring, as far as they fit into 64 bits. */
class IntegersProperties extends StructureSuite<long[]> {
  IntegersProperties() {
    super(Integers.INSTANCE, 1L << 20);
  }
}

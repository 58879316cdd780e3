package org.example;

import dev.convproof.ConvProof;
import org.junit.jupiter.api.Test;

/** Convolutions judged in one call. */
class VerificationTest {
  @Test
  void right() {
    ConvProof.verify(Convolutions.right()).check();
  }

  @Test
  void wrong() {
    ConvProof.verify(Convolutions.wrong()).check();
  }

  @Test
  void float_only() {
    ConvProof.verify(Convolutions.floatOnly()).check();
  }

  @Test
  void without_groups() {
    ConvProof.verify(Convolutions.withoutGroups()).check();
  }

  @Test
  void stateful() {
    ConvProof.verify(Convolutions.stateful()).check();
  }

  @Test
  void nothing() {
    ConvProof.verify(Convolutions.nothing()).check();
  }
}

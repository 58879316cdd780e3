package org.example;

import dev.convproof.ConvProof;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Beside Jupiter's tests, in the same project: a property of jqwik's. */
class WithJqwikTest {
  @Property(tries = 3)
  void a_right_convolution_holds_at_any_seed(@ForAll long seed) {
    ConvProof.verify(Convolutions.right()).cases(100).seed(seed).check();
  }
}

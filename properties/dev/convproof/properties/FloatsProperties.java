package dev.convproof.properties;

import dev.convproof.algebra.Floats;
import dev.convproof.law.AlgebraLaw;
import dev.convproof.law.Outcome;
import dev.convproof.law.Scalar;
import net.jqwik.api.Example;

/** Floats claim no law, and are right not to; their products of small integers are exact. */
class FloatsProperties extends ArithmeticSuite<float[]> {
  FloatsProperties() {
    super(Floats.INSTANCE, -9, 9);
  }

  @Example
  void their_addition_is_not_associative() {
    Scalar large = Scalar.of(Floats.INSTANCE, 1L << 24, 1);
    Scalar one = large.one();
    Scalar opposite = Scalar.of(Floats.INSTANCE, -(1L << 24), 1);
    AlgebraLaw law = AlgebraLaw.ADDITION_IS_ASSOCIATIVE;
    if (law.refutation(Floats.INSTANCE, one, large, opposite).isEmpty()) {
      throw new AssertionError("(1 + 2^24) − 2^24 is 1: expected it to be rounded to 0");
    }
    Ledger.current().record(new Outcome.Held(1, 1));
  }
}

package dev.convproof.properties;

import dev.convproof.algebra.Doubles;
import dev.convproof.law.AlgebraLaw;
import dev.convproof.law.Outcome;
import dev.convproof.law.Scalar;
import net.jqwik.api.Example;

/** Doubles claim no law, and are right not to; their products of small integers are exact. */
class DoublesProperties extends ArithmeticSuite<double[]> {
  DoublesProperties() {
    super(Doubles.INSTANCE, -9, 9);
  }

  @Example
  void their_addition_is_not_associative() {
    Scalar large = Scalar.of(Doubles.INSTANCE, 1L << 53, 1);
    Scalar one = large.one();
    Scalar opposite = Scalar.of(Doubles.INSTANCE, -(1L << 53), 1);
    AlgebraLaw law = AlgebraLaw.ADDITION_IS_ASSOCIATIVE;
    if (law.refutation(Doubles.INSTANCE, one, large, opposite).isEmpty()) {
      throw new AssertionError("(1 + 2^53) − 2^53 is 1: expected it to be rounded to 0");
    }
    Ledger.current().record(new Outcome.Held(1, 1));
  }
}

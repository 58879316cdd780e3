package dev.convproof.proof.smt;

import java.math.BigInteger;
import java.util.Map;

/** What a solver says to a file. */
public sealed interface Answer {

  /** No counterexample exists. */
  record Unsat() implements Answer {}

  /**
   * There is a counterexample.
   *
   * @param values of the unknowns
   */
  record Sat(Map<String, BigInteger> values) implements Answer {
    /** Copies the values. */
    public Sat {
      values = Map.copyOf(values);
    }
  }

  /**
   * Neither was found.
   *
   * @param reason in the solver's words, or why it was not asked
   */
  record Unknown(String reason) implements Answer {}
}

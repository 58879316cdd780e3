package dev.convproof.claim.quantity;

import dev.convproof.formula.Value;

/** What shows that a closed form is the quantity. */
public sealed interface Basis {

  /** The value by execution. */
  @FunctionalInterface
  interface Execution {
    /** The quantity at a shape. */
    Value value(Instance shape, Conventions conventions);
  }

  /**
   * A lemma for all shapes says so; it can be executed, too.
   *
   * @param what what is executed, a key after {@code executed.}
   * @param file of the lemma, among those that come with ConvProof
   * @param execution the value
   */
  record ByLemma(String what, String file, Execution execution) implements Basis {}

  /**
   * The value by execution is the same, at every shape up to a bound.
   *
   * @param what what is executed, a key after {@code executed.}
   * @param execution the value
   */
  record ByExecution(String what, Execution execution) implements Basis {}
}

package dev.convproof.strategy;

/** Whether a strategy computes a geometry. */
public sealed interface Scope {

  /** The strategy computes it. */
  record Applies() implements Scope {}

  /**
   * The strategy does not compute it.
   *
   * @param reason what it met and what it needs, in words
   */
  record Outside(String reason) implements Scope {}

  /** Whether this is in scope. */
  default boolean applies() {
    return this instanceof Applies;
  }
}

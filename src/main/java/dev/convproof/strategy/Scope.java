package dev.convproof.strategy;

import java.util.Locale;

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

  /** In scope if a buffer that the strategy makes can be indexed by an int. */
  static Scope ifIndexable(String buffer, double scalars) {
    return scalars <= Integer.MAX_VALUE
        ? new Applies()
        : new Outside(
            String.format(
                Locale.ROOT,
                "its %s takes %.0f scalars: at most %d can be indexed",
                buffer,
                scalars,
                Integer.MAX_VALUE));
  }

  /** Whether this is in scope. */
  default boolean applies() {
    return this instanceof Applies;
  }
}

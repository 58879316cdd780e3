package dev.convproof;

import java.util.Locale;

/** Whether a strategy computes a geometry. */
public sealed interface Support {

  /** The strategy computes it. */
  record Supported() implements Support {}

  /**
   * The strategy does not compute it.
   *
   * @param reason what it met and what it needs, in words
   */
  record Unsupported(String reason) implements Support {}

  /** In scope if a buffer that the strategy makes can be indexed by an int. */
  static Support ifIndexable(String buffer, double scalars) {
    return scalars <= Integer.MAX_VALUE
        ? new Supported()
        : new Unsupported(
            String.format(
                Locale.ROOT,
                "its %s takes %.0f scalars: at most %d can be indexed",
                buffer,
                scalars,
                Integer.MAX_VALUE));
  }

  /** Whether this is in scope. */
  default boolean applies() {
    return this instanceof Supported;
  }
}

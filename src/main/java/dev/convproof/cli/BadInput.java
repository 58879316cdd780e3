package dev.convproof.cli;

import java.util.Locale;

/**
 * Something that a user typed, or a file that a user passed, cannot be used. The message is one
 * line that names what was wrong, where, and what would be right.
 */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, in the manner of {@link String#format}. */
  BadInput(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values), null, false, false);
  }

  static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new BadInput(message, values);
    }
  }
}

package dev.convproof.proof.kernel;

import java.util.Locale;

/**
 * A kernel that cannot be read or used. The message is one line that says what was wrong, where,
 * and what would be right.
 */
public final class KernelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, in the manner of {@link String#format}. */
  public KernelException(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
  }

  /** Throws unless the condition holds. */
  public static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new KernelException(message, values);
    }
  }
}

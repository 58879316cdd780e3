package dev.convproof.geometry;

import java.util.Locale;

/**
 * An impossible geometry or an unreadable case line. The message is one line that names the
 * quantity, its value and what would be right.
 */
public final class GeometryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, in the manner of {@link String#format}. */
  public GeometryException(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
  }

  /** Throws where a condition does not hold; the message as in {@link String#format}. */
  public static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new GeometryException(message, values);
    }
  }
}

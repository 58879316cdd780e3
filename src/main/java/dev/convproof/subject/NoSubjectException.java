package dev.convproof.subject;

import java.util.Locale;

/** What was named is no subject: it cannot be found or started, or does not greet. */
public final class NoSubjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, in the manner of {@link String#format}. */
  NoSubjectException(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values), null, false, false);
  }
}

package dev.convproof.proof.kernel;

import dev.convproof.message.Message;
import java.util.Locale;

/**
 * A kernel that cannot be read or used. The message is one line that says what was wrong, where,
 * and what would be right.
 */
public final class KernelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Message said;

  /** Says what was wrong, in the manner of {@link String#format}. */
  public KernelException(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
    this.said = Message.verbatim(getMessage());
  }

  /** Says what was wrong, in any language. */
  public KernelException(Message.Told said) {
    super(said.english());
    this.said = said;
  }

  /** Returns what was wrong, for any language. */
  public Message said() {
    return said;
  }

  /** Throws unless the condition holds, what is {@link Message#told}. */
  public static void requireTold(boolean condition, String key, String message, Object... values) {
    if (!condition) {
      throw new KernelException(Message.told(key, message, values));
    }
  }

  /** Throws unless the condition holds. */
  public static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new KernelException(message, values);
    }
  }
}

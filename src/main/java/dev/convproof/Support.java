package dev.convproof;

import dev.convproof.message.Message;
import java.util.Locale;

/** Support of a problem by a convolution: given, or refused with a reason. */
public sealed interface Support {

  /** It computes the problem. */
  record Supported() implements Support {}

  /**
   * It does not compute the problem.
   *
   * @param said what it met and what it needs, for any language
   */
  record Unsupported(Message.Said said) implements Support {
    /** Creates a refusal in words that are the same in every language. */
    public Unsupported(String reason) {
      this(Message.verbatim(reason));
    }

    /** Returns what it met and what it needs, in words. */
    public String reason() {
      return said.english();
    }
  }

  /** Returns whether a buffer of so many scalars can be indexed by an int. */
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

  /** Returns whether the problem is computed. */
  default boolean applies() {
    return this instanceof Supported;
  }
}

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
   * @param reason what it met and what it needs, in words
   * @param said the same for any language
   */
  record Unsupported(String reason, Message said) implements Support {
    /** Creates a refusal in words that are the same in every language. */
    public Unsupported(String reason) {
      this(reason, Message.verbatim(reason));
    }

    /** Creates a refusal that other languages have, too. */
    public Unsupported(Message.Told said) {
      this(said.english(), said);
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

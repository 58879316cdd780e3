package dev.convproof.cost.bytecode;

import java.util.Locale;

/** A convolution cannot be loaded, run or counted; the message is one line that says why. */
public final class MeteringException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MeteringException(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
  }
}

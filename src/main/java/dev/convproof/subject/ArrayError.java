package dev.convproof.subject;

/** What NumPy raises. The message starts with the Python class, such as {@code ValueError: …}. */
public final class ArrayError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ArrayError(String message) {
    super(message, null, false, false);
  }

  static ArrayError value(String message, Object... arguments) {
    return new ArrayError("ValueError: " + message.formatted(arguments));
  }

  static ArrayError index(String message, Object... arguments) {
    return new ArrayError("IndexError: " + message.formatted(arguments));
  }
}

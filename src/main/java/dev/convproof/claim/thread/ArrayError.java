package dev.convproof.claim.thread;

/** What NumPy raises. The message starts with the Python class, such as {@code ValueError: …}. */
public final class ArrayError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ArrayError(String message) {
    super(message, null, false, false);
  }

  static ArrayError value(String message) {
    return new ArrayError("ValueError: " + message);
  }

  static ArrayError index(String message) {
    return new ArrayError("IndexError: " + message);
  }
}

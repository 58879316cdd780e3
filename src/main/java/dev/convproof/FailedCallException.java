package dev.convproof;

/**
 * A call of a convolution that gave no result, such as one that never came back or ended its
 * process. Refutes the subject.
 */
public final class FailedCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String found;

  /**
   * Creates the failure of one call.
   *
   * @param what the subject did, after its name, such as {@code did not come back within 10 s}
   * @param place where, such as a stack frame of the subject's own, or {@code the call}
   * @param found what came instead of a result
   */
  public FailedCallException(String what, String place, String found) {
    super(what, null, false, false);
    this.place = place;
    this.found = found;
  }

  /** Returns where it happened. */
  public String place() {
    return place;
  }

  /** Returns what came instead of a result. */
  public String found() {
    return found;
  }
}

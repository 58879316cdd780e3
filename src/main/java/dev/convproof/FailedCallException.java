package dev.convproof;

/**
 * A call of a convolution that gave no result, such as one that never came back or ended its
 * process. Refutes the subject.
 */
public final class FailedCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String found;
  private final boolean ended;

  /**
   * Creates the failure of one call.
   *
   * @param what the subject did, after its name, such as {@code did not come back within 10 s}
   * @param place where, such as a stack frame of the subject's own, or {@code the call}
   * @param found what came instead of a result
   */
  public FailedCallException(String what, String place, String found) {
    this(what, place, found, false);
  }

  private FailedCallException(String what, String place, String found, boolean ended) {
    super(what, null, false, false);
    this.place = place;
    this.found = found;
    this.ended = ended;
  }

  /** Returns the failure of a call that never came back, or that ended what computes. */
  public static FailedCallException ending(String what, String place, String found) {
    return new FailedCallException(what, place, found, true);
  }

  /** Returns the same failure of another call, told in other words. */
  public FailedCallException told(String what) {
    return new FailedCallException(what, place, found, ended);
  }

  /** Returns whether the call never came back, or ended what computes. */
  public boolean ended() {
    return ended;
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

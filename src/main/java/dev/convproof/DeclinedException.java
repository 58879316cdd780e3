package dev.convproof;

/** Says, from inside of a call, that a convolution does not support the problem. */
public final class DeclinedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Declines a problem.
   *
   * @param reason what was met and what is needed, in words
   */
  public DeclinedException(String reason) {
    super(reason, null, false, false);
  }
}

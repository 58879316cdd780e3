package dev.convproof.proof.smt;

/** A formula that multiplies out to more than a solver should be given. */
final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLarge() {
    super("multiplied out, the statement is too large for a solver", null, false, false);
  }
}

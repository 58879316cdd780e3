package dev.convproof.cli;

/** What one case shows, of one comparison or of all: of this case, and of no other. */
enum CaseVerdict {
  /** It is what others are compared with. */
  REFERENCE,
  /** Everything that was compared agrees. */
  HOLDS,
  /** Something differs, by more than is allowed. */
  REFUTED,
  /** Nothing was compared that could have differed. */
  VACUOUS,
  /** The case is not computed. */
  UNSUPPORTED,
  /** What was computed cannot be compared. */
  UNDECIDED;

  /** Returns the exit code: what cannot tell is named, and is no failure. */
  int exitCode() {
    return switch (this) {
      case REFUTED -> ExitCode.REFUTED;
      case UNDECIDED -> ExitCode.UNDECIDED;
      default -> ExitCode.HOLDS;
    };
  }
}

package dev.convproof.cli;

import dev.convproof.claim.Verdict;

/** What the exit code of a command says. */
final class ExitCode {
  /** What was asked about holds, or what was asked for is done. */
  static final int HOLDS = 0;

  /** It is refuted. */
  static final int REFUTED = 1;

  /** The command line is wrong, or a file cannot be used. */
  static final int BAD_INPUT = 2;

  /** It could be neither confirmed nor refuted. */
  static final int UNDECIDED = 3;

  /** It is true under one convention and false under another. */
  static final int DEPENDS = 4;

  /** ConvProof itself is wrong. */
  static final int DEFECT = 70;

  private ExitCode() {}

  /** Returns the exit code of a verdict. */
  static int of(Verdict.Kind verdict) {
    return switch (verdict) {
      case HOLDS -> HOLDS;
      case REFUTED -> REFUTED;
      case DEPENDS -> DEPENDS;
      case UNDECIDED -> UNDECIDED;
    };
  }
}

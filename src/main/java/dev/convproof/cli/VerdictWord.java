package dev.convproof.cli;

import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;

/** A verdict in a word or two, such as {@code HOLDS proved}. */
final class VerdictWord {
  private VerdictWord() {}

  static String of(Verdict verdict) {
    if (verdict instanceof Verdict.Holds holds) {
      return "HOLDS " + of(holds.strength());
    }
    if (verdict instanceof Verdict.Refuted) {
      return "REFUTED";
    }
    return verdict instanceof Verdict.Depends ? "DEPENDS" : "UNDECIDED";
  }

  private static String of(Strength strength) {
    if (strength instanceof Strength.Probable probable) {
      return "probable, 2^-" + probable.bits();
    }
    if (strength instanceof Strength.Sampled) {
      return "sampled";
    }
    return strength instanceof Strength.Proved ? "proved" : "exact";
  }
}

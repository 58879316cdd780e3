package dev.convproof.claim.formula;

import static dev.convproof.report.words.Wording.english;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import java.util.stream.Collectors;

/** A verdict in a few words: {@code HOLDS}, or the smallest counterexample, or both readings. */
final class VerdictText {
  private VerdictText() {}

  static String of(Verdict verdict) {
    if (verdict instanceof Verdict.Depends depends) {
      return depends.readings().stream()
          .map(reading -> reading.convention() + " " + of(reading.verdict()))
          .collect(Collectors.joining("; "));
    }
    if (verdict instanceof Verdict.Refuted refuted) {
      Counterexample by = refuted.by();
      String known = by.smallest() ? "" : " (not known to be smallest)";
      return by.on() + " " + english(by.expected()) + "≠" + english(by.actual()) + known;
    }
    return verdict instanceof Verdict.Undecided undecided
        ? "UNDECIDED: " + english(undecided.reason())
        : "HOLDS";
  }
}

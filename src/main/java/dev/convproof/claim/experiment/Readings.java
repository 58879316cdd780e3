package dev.convproof.claim.experiment;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Holds;
import dev.convproof.claim.Verdict.Reading;
import java.util.List;

/** One verdict from the verdicts under several readings. */
final class Readings {
  private Readings() {}

  /** Holds if all readings hold, with all their links; depends on the reading otherwise. */
  static Verdict together(List<Reading> readings) {
    boolean all = readings.stream().allMatch(reading -> reading.verdict() instanceof Holds);
    return all
        ? new Holds(
            readings.stream()
                .flatMap(reading -> ((Holds) reading.verdict()).links().stream())
                .toList())
        : new Verdict.Depends(readings);
  }
}

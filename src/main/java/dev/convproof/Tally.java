package dev.convproof;

import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.Outcome;
import java.util.Optional;

/** Counts of the outcomes of one law, and its first refutation. */
final class Tally {
  final Law law;
  private long drawn;
  private long judged;
  private long unsupported;
  private long vacuous;
  private String reason;
  private Optional<Outcome.Suspicion> suspicion = Optional.empty();
  Disagreement refuted;
  Report.Refutation shrunk;

  Tally(Law law) {
    this.law = law;
  }

  void add(Outcome outcome) {
    drawn++;
    if (outcome instanceof Outcome.Refuted by) {
      refuted = by.by();
      judged++;
    } else if (outcome instanceof Outcome.Held held) {
      judged++;
      suspicion =
          suspicion.isEmpty()
              ? held.suspicion()
              : held.suspicion().map(suspicion.get()::and).or(() -> suspicion);
    } else if (outcome instanceof Outcome.Unsupported declined) {
      unsupported++;
      reason = declined.reason();
    } else if (outcome instanceof Outcome.Vacuous nothing) {
      vacuous++;
      reason = unsupported > 0 ? reason : nothing.reason();
    }
  }

  /** Returns its row of the report. */
  Report.Row row() {
    Optional<Report.Refutation> refutation = Optional.ofNullable(shrunk);
    Report.Ending ending =
        refutation.isPresent()
            ? Report.Ending.REFUTED
            : judged > 0
                ? Report.Ending.HELD
                : unsupported > 0 ? Report.Ending.UNSUPPORTED : Report.Ending.VACUOUS;
    boolean silent = refutation.isEmpty() && judged == 0;
    return new Report.Row(
        law,
        ending,
        drawn,
        judged,
        unsupported,
        vacuous,
        silent
            ? Optional.ofNullable(reason).or(() -> Optional.of("nothing was drawn"))
            : Optional.empty(),
        suspicion,
        refutation);
  }
}

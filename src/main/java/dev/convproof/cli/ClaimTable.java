package dev.convproof.cli;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import dev.convproof.report.Judged;
import dev.convproof.report.words.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Claims with their verdicts: a line each, and under it what refutes them. */
final class ClaimTable {
  private static final String LINE = "%-8s %-12s %-18s %s%n";
  private static final String BELOW = " ".repeat(21) + " ".repeat(19) + " %s%n";

  private static final Wording WORDING = new Wording();

  private ClaimTable() {}

  static void print(List<Judged> judged, PrintWriter out) {
    out.printf(LINE, "claim", "source", "verdict", "statement");
    for (Judged one : judged) {
      Claim claim = one.claim();
      String word = VerdictWord.of(one.verdict());
      out.printf(LINE, claim.id(), words(claim.source()), word, claim.english());
      explain(one.verdict(), out);
    }
  }

  /**
   * A claim in JSON.
   *
   * @param verdict {@code holds}, {@code refuted}, {@code depends} or {@code undecided}
   */
  record Row(String claim, String source, String statement, String verdict) {}

  static List<Row> json(List<Judged> judged) {
    return judged.stream()
        .map(
            one ->
                new Row(
                    one.id(),
                    words(one.claim().source()),
                    one.claim().english(),
                    one.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static void explain(Verdict verdict, PrintWriter out) {
    if (verdict instanceof Verdict.Depends depends) {
      for (Verdict.Reading reading : depends.readings()) {
        out.printf(BELOW, reading.convention() + ": " + VerdictWord.of(reading.verdict()));
      }
    } else if (verdict instanceof Verdict.Refuted refuted) {
      out.printf(BELOW, sides(refuted.by()));
    } else if (verdict instanceof Verdict.Undecided undecided) {
      out.printf(BELOW, undecided.reason());
    }
  }

  private static String sides(Counterexample by) {
    return "%s: %s %s, %s %s"
        .formatted(
            by.on(),
            WORDING.text("side." + by.contrast().expected()).english(),
            by.expected(),
            WORDING.text("side." + by.contrast().actual()).english(),
            by.actual());
  }

  private static String words(Source source) {
    return switch (source.kind()) {
      case EXERCISE -> "exercise";
      case THREAD -> "post " + source.post();
      case CIRCULATING -> "circulating";
      case LAW -> "law";
    };
  }

  /** A refuted answer is no failure, nor is one that is undecided; a refuted law is. */
  static int exitCode(List<Judged> judged) {
    return judged.stream().anyMatch(ClaimTable::isRefutedLaw) ? ExitCode.REFUTED : ExitCode.HOLDS;
  }

  private static boolean isRefutedLaw(Judged one) {
    return one.claim().source().kind() == Source.Kind.LAW
        && one.verdict() instanceof Verdict.Refuted;
  }
}

package dev.convproof.cli;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.formula.Asked;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What {@code check} prints for people.
 *
 * @param asked the answer
 * @param judgement its judgement
 * @param written the files of proofs
 */
record CheckText(Asked asked, Judgement judgement, List<Path> written) {

  void print(PrintWriter out) {
    line(out, "quantity", asked.measure() + " (" + asked.measure().meaning() + ")");
    line(out, "formula", asked.answer().text());
    String conventions =
        CheckReport.conventions(asked).entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    line(out, "conventions", conventions.isEmpty() ? "none fixed" : conventions);
    CheckReport.division(asked).ifPresent(said -> line(out, "division", said));
    print(out, judgement.verdict());
    CheckReport.refutedUnder(judgement).forEach(reading -> line(out, "under", reading));
    judgement.figure("holds-under").ifPresent(other -> line(out, "holds under", other));
    written.forEach(file -> line(out, "proof", file.toString()));
  }

  private static void print(PrintWriter out, Verdict verdict) {
    if (verdict instanceof Verdict.Holds holds) {
      line(out, "verdict", "HOLDS (" + name(holds.strength()) + ")");
      holds.links().forEach(link -> line(out, "", link.what() + ": " + basis(link.strength())));
    } else if (verdict instanceof Verdict.Refuted refuted) {
      line(out, "verdict", "REFUTED");
      print(out, refuted.by());
    } else if (verdict instanceof Verdict.Depends depends) {
      line(out, "verdict", "DEPENDS");
      for (Verdict.Reading reading : depends.readings()) {
        out.println();
        line(out, "under", reading.convention());
        print(out, reading.verdict());
      }
    } else {
      line(out, "verdict", "UNDECIDED");
      line(out, "", ((Verdict.Undecided) verdict).reason());
    }
  }

  private static void print(PrintWriter out, Counterexample by) {
    line(out, "case", by.on());
    line(out, "expected", by.expected());
    line(out, "actual", by.actual());
    line(out, "smallest", (by.smallest() ? "yes: " : "not known: ") + by.known());
  }

  private static String name(Strength strength) {
    return strength.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String basis(Strength strength) {
    if (strength instanceof Strength.Proved proved) {
      return "proved for all shapes (" + proved.file() + ")";
    }
    return strength instanceof Strength.Exact exact
        ? "executed at " + exact.bound()
        : name(strength);
  }

  private static void line(PrintWriter out, String key, String value) {
    out.printf("%-12s%s%n", key, value);
  }
}

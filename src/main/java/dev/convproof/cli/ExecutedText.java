package dev.convproof.cli;

import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.bytecode.ExecutedCount;
import java.io.PrintWriter;
import java.util.Optional;

/** What was executed, as a table for a terminal. */
final class ExecutedText {
  private static final String COUNT = "%-20s%-10s%15s%15s%15s%15s%n";

  private ExecutedText() {}

  static void print(PrintWriter out, Executed executed, String title) {
    out.printf("%-20s%s%n%-20s%s%n", "case", executed.on(), title, executed.convolution());
    out.printf(
        "%-20s%s%n%n",
        "output",
        executed.largestDifference() == 0
            ? "equals the definition's"
            : "differs from the definition's by " + executed.largestDifference() + " at most");
    out.printf(COUNT, "over doubles", "bias", "executed", "counted", "closed form", "textbook");
    executed.counts().forEach(count -> print(out, count));
    out.printf("%n%15s  %s%n", "executed", "where, in the run with a bias");
    executed.places().forEach(place -> print(out, place));
    if (executed.onFirstCall() != 0) {
      out.printf("%15s  on the first call only, to initialise%n", executed.onFirstCall());
    }
    executed.notSeen().forEach(method -> out.printf("%15s  native: %s%n", "not seen", method));
    out.printf("%n%-20s%s%n", "verdict", verdict(executed, title));
    executed.faults().forEach(fault -> out.printf("%-20s%s%n", "", fault));
  }

  private static void print(PrintWriter out, ExecutedCount count) {
    out.printf(
        COUNT,
        count.operation(),
        count.bias() == BiasTerm.COUNTED ? "counted" : "ignored",
        count.executed(),
        shown(count.counted()),
        shown(count.closedForm()),
        count.textbook());
    if (!count.why().isEmpty()) {
      out.printf("  %s%n", count.why());
    }
  }

  private static String verdict(Executed executed, String title) {
    if (!executed.holds()) {
      return "REFUTED";
    }
    return title.equals("strategy") ? "counted as stated" : "computes what the definition says";
  }

  private static String shown(Optional<Long> number) {
    return number.map(Object::toString).orElse("-");
  }

  private static void print(PrintWriter out, Executed.Place place) {
    String what = place.call().isEmpty() ? place.kind() : place.kind() + ": " + place.call();
    out.printf("%15s  %s (%s) in %s%n", place.executed(), what, place.precision(), place.method());
  }
}

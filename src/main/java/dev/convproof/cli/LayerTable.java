package dev.convproof.cli;

import dev.convproof.law.Outcome;
import dev.convproof.model.NetworkBench.LayerRun;
import dev.convproof.model.NetworkPlan;
import dev.convproof.model.NetworkPlan.LeftOut;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was run on layers of networks: a line each, as they end. */
final class LayerTable {
  private static final String LINE = "%-32s  %-14s  %-5s  %12s  %s%n";
  private static final double MILLIS = 1e3;

  private final PrintWriter out;
  private final List<Row> rows = new ArrayList<>();

  private LayerTable(PrintWriter out) {
    this.out = out;
  }

  /**
   * One run.
   *
   * @param layer network and name
   * @param on the case line of what was computed
   * @param extent {@code whole} or {@code crop}
   * @param verdict {@code reference}, {@code agrees} or what differs
   */
  record Row(
      String layer,
      String on,
      String extent,
      String strategy,
      String numbers,
      double seconds,
      String verdict) {}

  /** All runs, and what was not run. */
  record Rows(boolean agrees, List<Row> runs, List<String> leftOut) {}

  /** A table that is printed while it grows. */
  static LayerTable printing(PrintWriter out) {
    out.printf(Locale.ROOT, LINE, "layer", "strategy", "on", "ms", "verdict");
    return new LayerTable(out);
  }

  /** A table for later. */
  static LayerTable silent() {
    return new LayerTable(new PrintWriter(PrintWriter.nullWriter()));
  }

  void add(LayerRun run) {
    Row row =
        new Row(
            run.layer().toString(),
            run.task().geometry().toString(),
            run.task().part().toString(),
            run.strategy().name(),
            run.numbers(),
            run.seconds(),
            run.outcome().map(LayerTable::word).orElse("reference"));
    rows.add(row);
    String millis = String.format(Locale.ROOT, "%,.1f", row.seconds() * MILLIS);
    out.printf(Locale.ROOT, LINE, row.layer(), row.strategy(), row.extent(), millis, row.verdict());
    out.flush();
  }

  private static String word(Outcome outcome) {
    if (outcome instanceof Outcome.Refuted refuted) {
      return "differs at %s: expected %s but was %s"
          .formatted(refuted.by().where(), refuted.by().expected(), refuted.by().actual());
    }
    return outcome instanceof Outcome.Held ? "agrees" : "compared only zeros";
  }

  boolean agrees() {
    return rows.stream().allMatch(row -> List.of("reference", "agrees").contains(row.verdict()));
  }

  Rows json(NetworkPlan plan) {
    List<String> leftOut = plan.leftOut().stream().map(LeftOut::toString).toList();
    return new Rows(agrees(), List.copyOf(rows), leftOut);
  }
}

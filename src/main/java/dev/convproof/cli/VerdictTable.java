package dev.convproof.cli;

import dev.convproof.properties.SuiteRow;
import dev.convproof.properties.SuiteVerdict;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What every property tried, and whether it held: a line each, then the facts of the failures. */
final class VerdictTable {
  private final List<SuiteVerdict> verdicts;

  /** Keeps the order of the suites, and sorts the properties of each. */
  VerdictTable(List<SuiteVerdict> verdicts) {
    List<String> suites = verdicts.stream().map(verdict -> verdict.row().suite()).toList();
    this.verdicts =
        verdicts.stream()
            .sorted(
                Comparator.<SuiteVerdict>comparingInt(v -> suites.indexOf(v.row().suite()))
                    .thenComparing(v -> v.row().property()))
            .toList();
  }

  /** One property in JSON. */
  record Row(
      String suite,
      String property,
      long cases,
      long compared,
      String verdict,
      String finding,
      String facts) {}

  boolean holds() {
    return verdicts.stream().allMatch(verdict -> verdict.kind() == SuiteVerdict.Kind.HOLDS);
  }

  /** The suite and the property, such as {@code stride: every strategy obeys it over doubles}. */
  static String sentence(SuiteRow row) {
    return SuiteVerdict.title(row.suite()) + ": " + row.property();
  }

  /** What a property tried, and its verdict. */
  static String words(SuiteVerdict ended) {
    SuiteRow row = ended.row();
    return sentence(row) + ", " + grouped(row.cases()) + " cases: " + ended.kind();
  }

  /** What was tried, in the order of suites and properties. */
  List<SuiteRow> rows() {
    return verdicts.stream().map(SuiteVerdict::row).toList();
  }

  void print(PrintWriter out) {
    int wide =
        verdicts.stream().mapToInt(verdict -> sentence(verdict.row()).length()).max().orElse(0);
    String line = "%-" + Math.max(8, wide) + "s  %11s  %15s  %s%n";
    out.printf(Locale.ROOT, line, "property", "cases", "scalars", "verdict");
    for (SuiteVerdict verdict : verdicts) {
      SuiteRow row = verdict.row();
      out.printf(
          Locale.ROOT,
          line,
          sentence(row),
          grouped(row.cases()),
          grouped(row.compared()),
          verdict.inWords());
    }
    verdicts.stream()
        .flatMap(verdict -> verdict.facts().stream())
        .forEach(facts -> out.printf("%n%s%n", facts));
    out.printf("%n%s%n", summary());
  }

  private String summary() {
    long cases = verdicts.stream().mapToLong(verdict -> verdict.row().cases()).sum();
    long held =
        verdicts.stream().filter(verdict -> verdict.kind() == SuiteVerdict.Kind.HOLDS).count();
    return held == verdicts.size()
        ? "All %s properties hold, on %s cases.".formatted(held, grouped(cases))
        : "%s of %s properties do not hold.".formatted(verdicts.size() - held, verdicts.size());
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  List<Row> json() {
    return verdicts.stream().map(VerdictTable::row).toList();
  }

  private static Row row(SuiteVerdict verdict) {
    SuiteRow row = verdict.row();
    return new Row(
        row.suite(),
        row.property(),
        row.cases(),
        row.compared(),
        verdict.kind().name().toLowerCase(Locale.ROOT),
        row.finding().orElse(null),
        verdict.facts().orElse(null));
  }
}

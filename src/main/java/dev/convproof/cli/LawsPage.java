package dev.convproof.cli;

import dev.convproof.properties.SuiteRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of laws as a page of the reports. */
final class LawsPage {
  static final String NAME = "laws.md";

  private static final String HEAD =
      """
      # The laws, as tried

      Written by `mvn verify`: every property, the random cases it judged, the scalars it compared, and
      whether it held. Each verdict is *sampled*: that many cases, no more.

      | property | cases | scalars | verdict |
      | --- | ---: | ---: | --- |
      """;

  private LawsPage() {}

  /** The page, in the order of suites and properties. */
  static String of(List<SuiteRow> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(SuiteRow::suite).thenComparing(SuiteRow::property))
        .map(LawsPage::line)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String line(SuiteRow row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %s |\n",
        VerdictTable.sentence(row),
        row.cases(),
        row.compared(),
        row.failure().map(failure -> "does not hold: " + failure).orElse("holds"));
  }
}

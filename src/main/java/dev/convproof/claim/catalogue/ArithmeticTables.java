package dev.convproof.claim.catalogue;

import dev.convproof.claim.Table;
import dev.convproof.law.ErrorGrowth;
import dev.convproof.law.FormatError;
import dev.convproof.law.NotNumbers;
import dev.convproof.law.Situation;
import dev.convproof.law.StructureSubject;
import dev.convproof.law.StructureTable;
import dev.convproof.strategy.Strategies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What strategies do over other numbers, and with numbers that are none. */
final class ArithmeticTables {
  private static final int GROWTH_CASES = 20;

  private ArithmeticTables() {}

  static List<Table> all() {
    return List.of(structure(), growth(), notNumbers(), formats());
  }

  /** Which algebraic structure each strategy needs. */
  private static Table structure() {
    StructureTable found = StructureTable.of(StructureSubject.all());
    List<String> columns = new ArrayList<>(List.of("strategy", "kernels"));
    columns.addAll(found.algebras());
    columns.add("needs");
    return new Table(
        "structure",
        "E6",
        columns,
        found.rows().stream().map(ArithmeticTables::structureRow).toList());
  }

  private static List<String> structureRow(StructureTable.Row row) {
    return Stream.of(
            Stream.of(row.strategy(), row.on()),
            row.cells().stream().map(StructureTable.Cell::mark),
            Stream.of(row.needs()))
        .flatMap(cells -> cells)
        .toList();
  }

  /** How the error of Winograd's algorithm grows with its tiles. */
  private static Table growth() {
    return new Table(
        "error-growth",
        "E6",
        List.of("F(m×m, 3×3)", "greatest error", "bound", "error / bound"),
        ErrorGrowth.upTo6(GROWTH_CASES).stream()
            .map(
                growth ->
                    List.of(
                        "m = " + growth.m(),
                        number("%.1f", growth.measured()),
                        number("%.0f", growth.bound()),
                        number("%.3f", growth.tightest())))
            .toList());
  }

  /** Where NaN, ∞ and −0 make a strategy differ from the definition, and why. */
  private static Table notNumbers() {
    List<NotNumbers.Row> found = NotNumbers.of(Strategies.all()).rows();
    return new Table(
        "not-numbers",
        "E6",
        List.of("over doubles", "the definition gives", "others give"),
        Arrays.stream(Situation.values())
            .map(situation -> found.stream().filter(row -> row.situation() == situation).toList())
            .map(ArithmeticTables::situationRow)
            .toList());
  }

  private static List<String> situationRow(List<NotNumbers.Row> rows) {
    Map<String, String> others = new LinkedHashMap<>();
    for (NotNumbers.Row row : rows) {
      row.differs()
          .ifPresent(
              reason ->
                  others.merge(
                      row.actual() + " (" + reason.words() + ")",
                      row.strategy(),
                      ArithmeticTables::and));
    }
    String all =
        others.entrySet().stream()
            .map(other -> other.getValue() + ": " + other.getKey())
            .collect(Collectors.joining("; "));
    return List.of(
        rows.get(0).situation().words(), rows.get(0).expected(), all.isEmpty() ? "the same" : all);
  }

  /** What float16 saves in bytes, and what it costs in accuracy. */
  private static Table formats() {
    return new Table(
        "format-error",
        "T1f",
        List.of(
            "format",
            "bytes",
            "greatest error in " + FormatError.DRAWS + " draws",
            "outputs compared",
            "bound n·u"),
        FormatError.measured().stream().map(ArithmeticTables::formatRow).toList());
  }

  private static List<String> formatRow(FormatError found) {
    long each = found.bytes() / FormatError.parameters();
    return List.of(
        found.format(),
        FormatError.parameters() + "·" + each + " = " + found.bytes(),
        number("%.1e", found.error()),
        String.format(Locale.ROOT, "%,d", found.compared()),
        found.terms() + "·2^−" + found.precision() + " = " + number("%.1e", found.bound()));
  }

  private static String and(String names, String name) {
    return names + ", " + name;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

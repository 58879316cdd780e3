package dev.convproof.claim.catalogue;

import dev.convproof.claim.Table;
import dev.convproof.law.ErrorGrowth;
import dev.convproof.law.StructureSubject;
import dev.convproof.law.StructureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Results of the strategies, side by side: computed in the run, like the verdicts. */
public final class Tables {
  private static final int GROWTH_CASES = 20;

  private Tables() {}

  /** All of them. */
  public static List<Table> all() {
    return List.of(structure(), growth());
  }

  /** Which algebraic structure each strategy needs. */
  static Table structure() {
    StructureTable found = StructureTable.of(StructureSubject.all());
    List<String> columns = new ArrayList<>(List.of("strategy", "kernels"));
    columns.addAll(found.algebras());
    columns.add("needs");
    return new Table(
        "structure", "E6", columns, found.rows().stream().map(Tables::structureRow).toList());
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
  static Table growth() {
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

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

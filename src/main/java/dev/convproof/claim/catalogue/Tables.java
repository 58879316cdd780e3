package dev.convproof.claim.catalogue;

import dev.convproof.claim.Table;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Results side by side: computed in the run, like the verdicts. */
public final class Tables {
  private Tables() {}

  /** All of them. */
  public static List<Table> all() {
    return Stream.<Supplier<List<Table>>>of(
            SectionTables::all, CostTables::all, ArithmeticTables::all)
        .parallel()
        .map(Supplier::get)
        .flatMap(List::stream)
        .toList();
  }
}

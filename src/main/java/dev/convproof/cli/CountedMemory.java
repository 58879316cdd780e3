package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.cost.Allocated;
import dev.convproof.cost.MemoryModel;
import dev.convproof.cost.ScalarType;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.io.PrintWriter;
import java.util.List;

/**
 * What a strategy allocates on a case, beside its closed form.
 *
 * @param verdict holds or refuted
 * @param on the case
 * @param strategy its name
 * @param buffers in all, and needed at once
 */
record CountedMemory(
    String verdict, @JsonProperty("case") String on, String strategy, List<Buffers> buffers) {

  /** Scalars of buffers. */
  record Buffers(String which, long counted, long closedForm, long bytesAsFloat64) {
    static Buffers of(String which, long counted, long closedForm) {
      return new Buffers(which, counted, closedForm, ScalarType.FLOAT64.bytes(counted));
    }
  }

  /** Runs the strategy. */
  static CountedMemory of(Strategy strategy, Geometry g) {
    MemoryModel model =
        MemoryModel.of(strategy)
            .orElseThrow(() -> new IllegalStateException("no closed form of " + strategy.name()));
    Allocated counted = Allocated.of(strategy, g);
    Allocated said = model.allocated(g);
    return new CountedMemory(
        counted.equals(said) ? "holds" : "refuted",
        g.toString(),
        strategy.name(),
        List.of(
            Buffers.of("in all", counted.total(), said.total()),
            Buffers.of("needed at once", counted.peak(), said.peak())));
  }

  boolean agree() {
    return verdict.equals("holds");
  }

  void print(PrintWriter out) {
    out.printf("%-20s%s%n%-20s%s%n%n", "case", on, "strategy", strategy);
    String line = "%-20s%15s%15s%15s%n";
    out.printf(line, "scalars allocated", "counted", "closed form", "float64 bytes");
    buffers.forEach(
        row ->
            out.printf(line, row.which(), row.counted(), row.closedForm(), row.bytesAsFloat64()));
    out.printf("%n%-20s%s%n", "verdict", agree() ? "allocated as stated" : "REFUTED");
  }
}

package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.Operations;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.Convention;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CostModels;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.Footprint;
import dev.convproof.cost.PaddedTaps;
import dev.convproof.cost.ScalarType;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a strategy executed on a case, under every convention.
 *
 * @param verdict holds or refuted
 * @param on the case
 * @param strategy its name
 * @param counts multiplications and additions
 * @param memory sizes of tensors
 */
record Counts(
    String verdict,
    @JsonProperty("case") String on,
    String strategy,
    List<Row> counts,
    List<Size> memory) {

  /** One count under one convention. */
  record Row(
      String operation,
      String bias,
      String paddedTaps,
      long executed,
      long closedForm,
      long textbook) {}

  /** The size of a tensor. */
  record Size(String tensor, long scalars, long bytesAsFloat32) {}

  /** Runs the strategy with a bias and without. */
  static Counts of(Strategy strategy, Geometry g) {
    CostModel model =
        CostModels.of(strategy)
            .orElseThrow(() -> new IllegalStateException("no closed form of " + strategy.name()));
    List<Row> rows = new ArrayList<>();
    for (BiasTerm bias : BiasTerm.values()) {
      Operations executed = CountedRun.of(strategy, g, bias).executed();
      Operations predicted = model.operations(g, bias);
      for (PaddedTaps taps : PaddedTaps.values()) {
        rows.addAll(rows(g, new Convention(bias, taps), executed, predicted));
      }
    }
    boolean agree = rows.stream().allMatch(row -> row.executed() == row.closedForm());
    return new Counts(agree ? "holds" : "refuted", g.toString(), strategy.name(), rows, memory(g));
  }

  private static List<Row> rows(
      Geometry g, Convention under, Operations executed, Operations predicted) {
    boolean padded = under.paddedTaps() == PaddedTaps.COUNTED;
    String bias = word(under.bias());
    String taps = word(under.paddedTaps());
    return List.of(
        new Row(
            "multiplications",
            bias,
            taps,
            executed.multiplications(padded),
            predicted.multiplications(padded),
            ClosedForm.multiplications(g, under.paddedTaps())),
        new Row(
            "additions",
            bias,
            taps,
            executed.additions(padded),
            predicted.additions(padded),
            ClosedForm.additions(g, under)));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static List<Size> memory(Geometry g) {
    return List.of(
        size("input", Footprint.input(g)),
        size("padded input", Footprint.paddedInput(g)),
        size("weights and biases", Footprint.parameters(g)),
        size("output", Footprint.output(g)));
  }

  private static Size size(String tensor, long scalars) {
    return new Size(tensor, scalars, ScalarType.FLOAT32.bytes(scalars));
  }

  boolean agree() {
    return verdict.equals("holds");
  }

  void print(PrintWriter out) {
    out.printf("%-20s%s%n%-20s%s%n%n", "case", on, "strategy", strategy);
    String line = "%-20s%-10s%-12s%15s%15s%15s%n";
    out.printf(line, "operations", "bias", "padded taps", "executed", "closed form", "textbook");
    for (Row row : counts) {
      out.printf(
          line,
          row.operation(),
          row.bias(),
          row.paddedTaps(),
          row.executed(),
          row.closedForm(),
          row.textbook());
    }
    out.printf("%n%-20s%37s%15s%n", "memory", "scalars", "float32 bytes");
    memory.forEach(
        size ->
            out.printf("%-20s%37s%15s%n", size.tensor(), size.scalars(), size.bytesAsFloat32()));
    out.printf("%n%-20s%s%n", "verdict", agree() ? "executed as stated" : "REFUTED");
  }
}

package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Operations;
import dev.convproof.claim.Verdict;
import dev.convproof.cost.Allocated;
import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.Convention;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.Footprint;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code count} prints, for people and as JSON. */
interface CountReport {
  /** Returns whether a strategy executes what its closed form says; empty for what has none. */
  Optional<Verdict.Kind> verdict();

  /** Prints it for people. */
  void print(Output out);

  private static Optional<Verdict.Kind> verdict(boolean asStated) {
    return Optional.of(asStated ? Verdict.Kind.HOLDS : Verdict.Kind.REFUTED);
  }

  /** Prints the verdict, and how it is worded where it holds. */
  default void printVerdict(Output out, String asStated) {
    verdict()
        .ifPresent(
            kind -> {
              out.gap();
              out.fact("verdict", kind == Verdict.Kind.HOLDS ? asStated : kind);
            });
  }

  /** Returns the word for a choice in a convention, such as {@code counted}. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a strategy executes on a case, under every convention.
   *
   * @param on the case
   * @param strategy its name
   * @param counts multiplications and additions
   * @param memory sizes of tensors
   * @param output rows and columns
   */
  record Counted(
      Optional<Verdict.Kind> verdict,
      @JsonProperty("case") String on,
      String strategy,
      List<Row> counts,
      List<Size> memory,
      List<Integer> output)
      implements CountReport {

    /** One count under one convention. */
    record Row(
        String operation,
        String bias,
        String paddedTaps,
        long executed,
        long closedForm,
        long textbook) {}

    /** The size of a tensor. */
    record Size(String tensor, long scalars, long bytesAsFloat32) {
      Size(String tensor, long scalars) {
        this(tensor, scalars, NumberFormat.FLOAT32.bytes(scalars));
      }
    }

    /** Runs the strategy with a bias and without. */
    static Counted of(Strategy strategy, Geometry g, Progress progress) {
      CostModel model =
          CostModel.of(strategy)
              .orElseThrow(() -> new IllegalStateException("no closed form of " + strategy.name()));
      List<Row> rows = new ArrayList<>();
      for (BiasTerm bias : BiasTerm.values()) {
        Operations executed = CountedRun.of(strategy, g, bias).executed();
        Operations predicted = model.operations(g, bias);
        for (PaddedTaps taps : PaddedTaps.values()) {
          rows.addAll(rows(g, new Convention(bias, taps), executed, predicted));
        }
        progress.ended(word(bias), "executed, the bias " + word(bias));
      }
      boolean agree = rows.stream().allMatch(row -> row.executed() == row.closedForm());
      return new Counted(
          CountReport.verdict(agree),
          g.toString(),
          strategy.name(),
          rows,
          memory(g),
          List.of(g.rows().output(), g.columns().output()));
    }

    private static List<Row> rows(
        Geometry g, Convention under, Operations executed, Operations predicted) {
      boolean padded = under.paddedTaps() == PaddedTaps.COUNTED;
      String bias = word(under.bias());
      String taps = word(under.paddedTaps());
      List<Row> rows = new ArrayList<>();
      rows.add(
          new Row(
              "multiplications",
              bias,
              taps,
              executed.multiplications(padded),
              predicted.multiplications(padded),
              ClosedForm.multiplications(g, under.paddedTaps())));
      rows.add(
          new Row(
              "additions",
              bias,
              taps,
              executed.additions(padded),
              predicted.additions(padded),
              ClosedForm.additions(g, under)));
      long byConstant = executed.multiplicationsByConstant();
      long predictedByConstant = predicted.multiplicationsByConstant();
      if (byConstant != 0 || predictedByConstant != 0) {
        rows.add(new Row("by constants", bias, taps, byConstant, predictedByConstant, 0));
      }
      return rows;
    }

    private static List<Size> memory(Geometry g) {
      return List.of(
          new Size("input", Footprint.input(g)),
          new Size("padded input", Footprint.paddedInput(g)),
          new Size("weights and biases", Footprint.parameters(g)),
          new Size("output", Footprint.output(g)));
    }

    @Override
    public void print(Output out) {
      out.fact("case", on);
      out.fact("strategy", strategy);
      out.fact("output", output.get(0) + "×" + output.get(1));
      out.gap();
      Output.Table table =
          out.table(
              "%-20s%-10s%-12s%15s%15s%15s",
              "operations", "bias", "padded taps", "executed", "closed form", "textbook");
      for (Row row : counts) {
        table.row(
            row.operation(),
            row.bias(),
            row.paddedTaps(),
            row.executed(),
            row.closedForm(),
            row.textbook());
      }
      out.gap();
      Output.Table sizes = out.table("%-20s%37s%15s", "memory", "scalars", "float32 bytes");
      memory.forEach(size -> sizes.row(size.tensor(), size.scalars(), size.bytesAsFloat32()));
      printVerdict(out, "executed as stated");
    }
  }

  /**
   * What a strategy allocates on a case, beside its closed form.
   *
   * @param on the case
   * @param strategy its name
   * @param buffers in all, and needed at once
   */
  record Memory(
      Optional<Verdict.Kind> verdict,
      @JsonProperty("case") String on,
      String strategy,
      List<Buffers> buffers)
      implements CountReport {

    /** Scalars of buffers. */
    record Buffers(String which, long counted, long closedForm, long bytesAsFloat64) {
      Buffers(String which, long counted, long closedForm) {
        this(which, counted, closedForm, NumberFormat.FLOAT64.bytes(counted));
      }
    }

    /** Runs the strategy. */
    static Memory of(Strategy strategy, Geometry g) {
      Allocated counted = Allocated.of(strategy, g);
      Allocated said =
          CostModel.of(strategy)
              .flatMap(model -> model.allocated(g))
              .orElseThrow(() -> new IllegalStateException("no closed form of " + strategy.name()));
      return new Memory(
          CountReport.verdict(counted.equals(said)),
          g.toString(),
          strategy.name(),
          List.of(
              new Buffers("in all", counted.total(), said.total()),
              new Buffers("needed at once", counted.peak(), said.peak())));
    }

    @Override
    public void print(Output out) {
      out.fact("case", on);
      out.fact("strategy", strategy);
      out.gap();
      Output.Table table =
          out.table(
              "%-20s%15s%15s%15s", "scalars allocated", "counted", "closed form", "float64 bytes");
      buffers.forEach(
          row -> table.row(row.which(), row.counted(), row.closedForm(), row.bytesAsFloat64()));
      printVerdict(out, "allocated as stated");
    }
  }
}

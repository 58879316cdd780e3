package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.bytecode.SampleProblem;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Outcome;
import dev.convproof.model.Budget;
import dev.convproof.model.Network;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.model.NetworkBench;
import dev.convproof.model.NetworkBench.LayerRun;
import dev.convproof.model.NetworkPlan;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.model.NetworkPlan.LeftOut;
import dev.convproof.model.NetworkPlan.Task;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every strategy on whole layers of published networks, compares, and tells the times. */
@Command(
    name = "networks",
    description = {
      "Runs every strategy on the convolution layers of ResNet-50 and MobileNet, compares every"
          + " scalar with the definition's, and tells how long each took.",
      "Whole layers, however long that takes; what does not fit into half of Java's memory is run"
          + " on a crop, and listed. Narrow it down with --only."
    },
    footer = {"", "Exit code 0 if all agree, 1 otherwise."})
final class BenchNetworks implements Callable<Integer> {
  private static final int MEMORY_SHARE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description =
          "Run only the layers whose network and name contain this, such as"
              + " \"mobilenet\" or \"resnet50 conv2\".")
  private String only;

  @Option(names = "--floats", description = "Compute in single precision.")
  private boolean floats;

  @Option(names = "--json", description = "Print the measurements as JSON.")
  private boolean json;

  /** All runs, and what was not run, as JSON. */
  private record Result(CaseVerdict verdict, List<Row> runs, List<String> leftOut) {}

  /**
   * One run.
   *
   * @param layer network and name
   * @param on the case line of what was computed
   * @param extent {@code whole} or {@code crop}
   * @param verdict how it compares with the reference
   * @param text the same in words
   */
  private record Row(
      String layer,
      @JsonProperty("case") String on,
      String extent,
      String strategy,
      String numbers,
      double seconds,
      CaseVerdict verdict,
      String text) {
    static Row of(LayerRun run) {
      return new Row(
          run.layer().toString(),
          run.task().geometry().toString(),
          run.task().part().toString(),
          run.strategy().name(),
          run.numbers(),
          run.seconds(),
          verdict(run.outcome()),
          run.outcome().map(Row::inWords).orElse("reference"));
    }

    private static CaseVerdict verdict(Optional<Outcome> compared) {
      return compared
          .<CaseVerdict>map(
              outcome ->
                  outcome.fold(
                      held -> CaseVerdict.HOLDS,
                      refuted -> CaseVerdict.REFUTED,
                      unsupported -> CaseVerdict.UNSUPPORTED,
                      vacuous -> CaseVerdict.VACUOUS))
          .orElse(CaseVerdict.REFERENCE);
    }

    private static String inWords(Outcome outcome) {
      return outcome.fold(
          held -> "agrees",
          refuted ->
              Output.text(
                  "differs at %s: expected %s but was %s",
                  refuted.by().where(), refuted.by().expected(), refuted.by().actual()),
          unsupported -> unsupported.reason(),
          vacuous -> vacuous.reason());
    }
  }

  @Override
  public Integer call() {
    List<NamedLayer> layers =
        Network.allLayers().stream().filter(layer -> layer.toString().contains(only)).toList();
    require(!layers.isEmpty(), "--only \"%s\": no layer contains it; there are %s", only, names());
    NetworkPlan plan =
        NetworkPlan.of(
            layers,
            Strategies.direct(),
            Budget.ofMemory(Runtime.getRuntime().maxMemory() / MEMORY_SHARE));
    new Output(spec.commandLine().getErr()).line("%s", estimate(plan));
    Output out = new Output(spec.commandLine().getOut());
    List<Row> rows = json ? quietly(plan) : printing(plan, out);
    CaseVerdict verdict = verdict(rows);
    if (json) {
      List<String> leftOut = plan.leftOut().stream().map(LeftOut::toString).toList();
      out.json(new Result(verdict, rows, leftOut));
    } else {
      out.line("%s", plan.summary());
    }
    return verdict.exitCode();
  }

  private static String names() {
    return Network.allLayers().stream()
        .map(NamedLayer::network)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns how long a plan will take, by what a small layer takes. */
  private String estimate(NetworkPlan plan) {
    Map<String, Double> nanosPerProduct = new HashMap<>();
    double nanos = 0;
    long runs = 0;
    for (LayerPlan layer : plan.layers()) {
      for (Task task : layer.tasks()) {
        Geometry g = task.geometry();
        List<Strategy> strategies = new ArrayList<>(task.subjects());
        strategies.add(task.reference());
        for (Strategy strategy : strategies) {
          double one =
              nanosPerProduct.computeIfAbsent(strategy.name(), name -> nanosPerProduct(strategy));
          nanos += one * g.outputSize() * g.products();
          runs++;
        }
      }
    }
    return Output.text(
        "%s: %d runs, about %s by what a small layer takes",
        spec.qualifiedName(), runs, duration(nanos / 1e9));
  }

  private static String duration(double seconds) {
    return seconds < 90
        ? Output.text("%.0f s", Math.max(1, seconds))
        : Output.text("%.0f min", seconds / 60);
  }

  private static double nanosPerProduct(Strategy strategy) {
    Geometry spatial = Notation.parse("ci16h28w28co16kh3kw3pt1pb1pl1pr1");
    Geometry g = strategy.scope(spatial).applies() ? spatial : Notation.parse("ci64h28w28co32");
    Problem<double[]> problem = SampleProblem.of(g, BiasTerm.IGNORED);
    long shortest = Long.MAX_VALUE;
    for (int run = 0; run < 3; run++) {
      long start = System.nanoTime();
      strategy.convolve(Doubles.INSTANCE, problem);
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return (double) shortest / ((double) g.outputSize() * g.products());
  }

  private List<Row> quietly(NetworkPlan plan) {
    List<Row> rows = new ArrayList<>();
    try (Progress progress =
        Progress.after(
            TimeoutOption.QUIET, spec.commandLine().getErr(), "layers", plan.layers().size())) {
      for (LayerPlan layer : plan.layers()) {
        run(new NetworkPlan(List.of(layer)), run -> rows.add(Row.of(run)));
        progress.ended(layer.layer().toString(), layer.layer().toString());
      }
    }
    return rows;
  }

  private List<Row> printing(NetworkPlan plan, Output out) {
    List<Row> rows = new ArrayList<>();
    Output.Table table =
        out.table("%-32s  %-14s  %-5s  %12s  %s", "layer", "strategy", "on", "ms", "verdict");
    run(
        plan,
        run -> {
          Row row = Row.of(run);
          rows.add(row);
          String millis = Output.text("%,.1f", row.seconds() * 1e3);
          table.row(row.layer(), row.strategy(), row.extent(), millis, row.text());
        });
    return rows;
  }

  private void run(NetworkPlan plan, Consumer<LayerRun> each) {
    if (floats) {
      new NetworkBench<>(Floats.INSTANCE, 0, each).run(plan);
    } else {
      new NetworkBench<>(Doubles.INSTANCE, 0, each).run(plan);
    }
  }

  private static CaseVerdict verdict(List<Row> rows) {
    for (CaseVerdict word : List.of(CaseVerdict.REFUTED, CaseVerdict.HOLDS)) {
      if (rows.stream().anyMatch(row -> row.verdict() == word)) {
        return word;
      }
    }
    return CaseVerdict.VACUOUS;
  }
}

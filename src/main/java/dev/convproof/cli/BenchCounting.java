package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Doubles;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.bytecode.Overhead;
import dev.convproof.cost.bytecode.SampleProblem;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what counting instructions costs. */
@Command(
    name = "counting",
    description = {
      "Measures how many times as long a strategy takes while count --executed counts it.",
      "Every strategy that computes the case, over doubles. Runs of both kinds alternate, once they"
          + " are warmed up; medians."
    })
final class BenchCounting implements Callable<Integer> {
  /** What the slowest strategy does in about a second a run. */
  private static final long MOST_PRODUCTS = 100_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      defaultValue = "ci16h28w28co16kh3kw3pt1pb1pl1pr1",
      description = "A case line (default: ${DEFAULT-VALUE}).")
  private String line;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Runs of each kind (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(names = "--json", description = "Print the measurements as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Geometry g = Notation.parse(line);
    double products = (double) g.outputSize() * g.products();
    require(
        products <= MOST_PRODUCTS,
        "this case takes %.0f multiplications: at most %d are measured",
        products,
        MOST_PRODUCTS);
    require(runs >= 1, "--runs %d: at least 1 is needed", runs);
    Problem<double[]> problem = SampleProblem.of(g, BiasTerm.COUNTED);
    List<Strategy> inScope =
        Strategies.all().stream()
            .filter(strategy -> strategy.scope(Doubles.INSTANCE, problem).applies())
            .toList();
    List<Overhead> measured = Overhead.of(inScope, problem, runs);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(measured);
    } else {
      print(out, measured);
    }
    return ExitCode.HOLDS;
  }

  private static void print(PrintWriter out, List<Overhead> measured) {
    out.printf("%-20s%12s%12s%10s%n", "strategy", "plain ms", "counted ms", "factor");
    for (Overhead one : measured) {
      out.printf(
          Locale.ROOT,
          "%-20s%12.3f%12.3f%10.2f%n",
          one.strategy(),
          one.plainMillis(),
          one.countedMillis(),
          one.factor());
    }
  }
}

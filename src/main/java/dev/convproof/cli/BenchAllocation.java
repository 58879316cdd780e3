package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Doubles;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.MeasuredAllocation;
import dev.convproof.cost.bytecode.SampleProblem;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what strategies allocate. */
@Command(
    name = "allocation",
    description = {
      "Measures the bytes that every strategy allocates over doubles, beside the buffers that are"
          + " counted.",
      "By the account that the Java virtual machine keeps of a thread; all objects are in it, and"
          + " whatever a backend allocates. --output writes allocation.json."
    })
final class BenchAllocation implements Callable<Integer> {
  /** What all strategies do in seconds while their buffers are counted. */
  private static final long MOST_PRODUCTS = 20_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      defaultValue = "ci8h28w28co8kh3kw3pt1pb1pl1pr1",
      description = "A case line (default: ${DEFAULT-VALUE}).")
  private String line;

  @Mixin private Measurements measurements;

  @Option(names = "--json", description = "Print the measurements as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    measurements.check();
    Geometry g = Notation.parse(line);
    double products = (double) g.outputSize() * g.products();
    require(
        products <= MOST_PRODUCTS,
        "this case takes %.0f multiplications: at most %d are measured",
        products,
        MOST_PRODUCTS);
    Problem<double[]> problem = SampleProblem.of(g, BiasTerm.COUNTED);
    List<MeasuredAllocation> measured =
        Strategies.all().stream()
            .filter(strategy -> strategy.scope(Doubles.INSTANCE, problem).applies())
            .map(strategy -> MeasuredAllocation.of(strategy, problem, 3))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(measured);
    } else {
      String row = "%-20s%15s%15s%15s%n";
      out.printf(row, "strategy", "needed at once", "buffers in all", "bytes measured");
      measured.forEach(
          one -> out.printf(row, one.strategy(), one.needed(), one.buffers(), one.measured()));
    }
    measurements.write(
        Map.of("allocation.json", Measurements.json(measured)),
        json ? new PrintWriter(PrintWriter.nullWriter()) : out);
    return ExitCode.HOLDS;
  }
}

package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.proof.ProofTimes;
import dev.convproof.report.Plot;
import dev.convproof.strategy.Strategies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long a proof for all values takes at one geometry, as products grow. */
@Command(
    name = "proofs",
    description = {
      "Measures how long it takes to show agreement for all values at one geometry, against the"
          + " number of products.",
      "--output writes proofs.json and a plot, proofs.svg."
    })
final class BenchProofs implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Times to measure each geometry; the median counts (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Mixin private Bench.Folders record;

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /** The measurement, with the machine and the Java that it was made on. */
  private record Measured(String java, String machine, double exponent, Times times) {}

  /** The times at each geometry, and of how many repeats each is the median. */
  private record Times(int strategies, int repeats, List<Point> points) {}

  /** The time at one geometry. */
  private record Point(@JsonProperty("case") String on, long products, double milliseconds) {}

  @Override
  public Integer call() {
    require(repeats >= 1 && repeats <= 1_000, "--repeats %d: must be 1 to 1000", repeats);
    record.check();
    ProofTimes times = ProofTimes.measure(Strategies.direct(), repeats);
    List<Point> points =
        times.points().stream()
            .map(p -> new Point(p.geometry(), p.products(), p.milliseconds()))
            .toList();
    Measured measured =
        new Measured(
            System.getProperty("java.version"),
            System.getProperty("os.arch") + ", " + System.getProperty("os.name"),
            times.exponent(),
            new Times(times.strategies(), times.repeats(), points));
    List<Path> written = record.write(files(measured));
    Output out = new Output(spec.commandLine().getOut());
    if (json) {
      out.json(measured);
      return ExitCode.HOLDS;
    }
    out.line("%-22s  %8s  %12s", "geometry", "products", "milliseconds");
    points.forEach(p -> out.line("%-22s  %8d  %12.3f", p.on(), p.products(), p.milliseconds()));
    out.line("time grows as products^%.2f", times.exponent());
    written.forEach(file -> out.line("wrote %s", file));
    return ExitCode.HOLDS;
  }

  private static Map<String, String> files(Measured measured) {
    List<Plot.Value> values =
        measured.times().points().stream()
            .map(p -> new Plot.Value(p.on(), p.products(), p.milliseconds()))
            .toList();
    Plot plot = Plot.of("Proof for all values at one geometry", "products", "milliseconds", values);
    return new TreeMap<>(
        Map.of("proofs.json", Output.jsonText(measured), "proofs.svg", plot.svg()));
  }
}

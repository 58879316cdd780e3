package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.proof.ProofTimes;
import dev.convproof.report.Plots;
import dev.convproof.report.picture.Plot;
import dev.convproof.strategy.Strategies;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
      defaultValue = "5",
      description =
          "Times to measure each geometry; the median counts (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Mixin private Measurements measurements;

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /** What is written: the measurement, and where it was made. */
  record Measured(String java, String machine, double exponent, ProofTimes times) {}

  @Override
  public Integer call() {
    require(repeats >= 1 && repeats <= 1_000, "--repeats %d: must be 1 to 1000", repeats);
    measurements.check();
    ProofTimes times = ProofTimes.measure(Strategies.direct(), repeats);
    Measured measured =
        new Measured(
            System.getProperty("java.version"),
            System.getProperty("os.arch") + ", " + System.getProperty("os.name"),
            times.exponent(),
            times);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new Output(out).json(measured);
    } else {
      print(out, times);
    }
    measurements.write(files(measured), json ? new PrintWriter(PrintWriter.nullWriter()) : out);
    return ExitCode.HOLDS;
  }

  private static void print(PrintWriter out, ProofTimes times) {
    out.printf("%-22s  %8s  %12s%n", "geometry", "products", "milliseconds");
    for (ProofTimes.TimedShape p : times.points()) {
      out.printf(Locale.ROOT, "%-22s  %8d  %12.3f%n", p.geometry(), p.products(), p.milliseconds());
    }
    out.printf(Locale.ROOT, "time grows as products^%.2f%n", times.exponent());
  }

  private static Map<String, String> files(Measured measured) {
    List<Plot.Value> values =
        measured.times().points().stream()
            .map(p -> new Plot.Value(p.geometry(), p.products(), p.milliseconds()))
            .toList();
    Plot plot = Plot.of("Proof for all values at one geometry", "products", "milliseconds", values);
    return new TreeMap<>(
        Map.of("proofs.json", Measurements.json(measured), "proofs.svg", Plots.svg(plot)));
  }
}

package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.proof.ProofTimes;
import dev.convproof.report.Plots;
import dev.convproof.report.picture.Plot;
import dev.convproof.strategy.Strategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long a proof for all values takes at one geometry, as products grow. */
@Command(
    name = "proofs",
    description = {
      "Measures how long it takes to show agreement for all values at one geometry, against the"
          + " number of products.",
      "Writes proofs.json and a plot, proofs.svg."
    })
final class BenchProofs implements Callable<Integer> {
  private static final Path RECORDS = Path.of("reports", "measured");

  @Spec private CommandSpec spec;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Times to measure each geometry; the median counts (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "target/measured",
      description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(names = "--record", description = "Write to reports/measured, too.")
  private boolean record;

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /** What is written: the measurement, and where it was made. */
  record Measured(String java, String machine, double exponent, ProofTimes times) {}

  @Override
  public Integer call() throws IOException {
    require(repeats >= 1 && repeats <= 1_000, "--repeats %d: must be 1 to 1000", repeats);
    ProofTimes times = ProofTimes.measure(Strategies.direct(), repeats);
    Measured measured =
        new Measured(
            System.getProperty("java.version"),
            System.getProperty("os.arch") + ", " + System.getProperty("os.name"),
            times.exponent(),
            times);
    List<Path> folders = new ArrayList<>(List.of(output));
    if (record) {
      folders.add(RECORDS);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, measured);
    } else {
      print(out, times);
    }
    for (Path folder : folders) {
      write(folder, measured);
      if (!json) {
        out.println("wrote " + folder.resolve("proofs.json") + " and proofs.svg");
      }
    }
    return ExitCode.HOLDS;
  }

  private static void print(PrintWriter out, ProofTimes times) {
    out.printf("%-22s  %8s  %12s%n", "geometry", "products", "milliseconds");
    for (ProofTimes.Point p : times.points()) {
      out.printf(Locale.ROOT, "%-22s  %8d  %12.3f%n", p.geometry(), p.products(), p.milliseconds());
    }
    out.printf(Locale.ROOT, "time grows as products^%.2f%n", times.exponent());
  }

  private static void write(Path folder, Measured measured) throws IOException {
    Files.createDirectories(folder);
    StringWriter text = new StringWriter();
    Json.print(new PrintWriter(text, true), measured);
    Files.writeString(folder.resolve("proofs.json"), text.toString());
    List<Plot.Value> values =
        measured.times().points().stream()
            .map(p -> new Plot.Value(p.geometry(), p.products(), p.milliseconds()))
            .toList();
    Plot plot = Plot.of("Proof for all values at one geometry", "products", "milliseconds", values);
    Files.writeString(folder.resolve("proofs.svg"), Plots.svg(plot));
  }
}

package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.Doubles;
import dev.convproof.cost.Allocated.MeasuredAllocation;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.bytecode.Overhead;
import dev.convproof.cost.bytecode.SampleProblem;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.properties.AgreementThroughput;
import dev.convproof.properties.AgreementThroughput.Rate;
import dev.convproof.report.OutputFolder;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures speed; what is measured is a subcommand. */
@Command(
    name = "bench",
    description = "Measures speed on this machine.",
    subcommands = {
      Bench.OfAgreement.class,
      BenchContract.class,
      BenchAudit.class,
      BenchSight.class,
      BenchNetworks.class,
      Bench.OfCounting.class,
      Bench.OfAllocation.class,
      BenchProofs.class
    })
final class Bench implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "what to measure is missing: known are " + String.join(", ", spec.subcommands().keySet()));
  }

  /** The folders that a measurement, which depends on the machine, is written to, if to any. */
  static final class Folders {
    private static final Path RECORDS = Path.of("reports", "measured");

    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = {
          "Write the measurement to this folder: a new or an empty one, or one that holds"
              + " measurements."
        })
    private Optional<Path> output = Optional.empty();

    @Option(names = "--record", description = "Write the measurement to reports/measured.")
    private boolean record;

    /**
     * Validates that the folders can be written to.
     *
     * @throws OutputFolder.Refused if one of them cannot
     */
    void check() {
      folders().forEach(OutputFolder::at);
    }

    private List<Path> folders() {
      List<Path> folders = new ArrayList<>();
      output.ifPresent(folders::add);
      if (record) {
        folders.add(RECORDS);
      }
      return folders;
    }

    /** Writes files by their names, and returns their paths. */
    List<Path> write(Map<String, String> files) {
      List<Path> written = new ArrayList<>();
      for (Path folder : folders()) {
        OutputFolder.at(folder).add(files);
        files.keySet().forEach(name -> written.add(folder.resolve(name)));
      }
      return written;
    }
  }

  /** Reads a case line, and the problem that all strategies in scope are to be measured on. */
  private record Sample(Geometry geometry, Problem<double[]> problem, List<Strategy> strategies) {
    static Sample of(String line, long most) {
      Geometry g = Notation.parse(line);
      double products = (double) g.outputSize() * g.products();
      require(
          products <= most,
          "this case takes %.0f multiplications: at most %d are measured",
          products,
          most);
      Problem<double[]> problem = SampleProblem.of(g, BiasTerm.COUNTED);
      return new Sample(
          g,
          problem,
          Strategies.all().stream()
              .filter(strategy -> strategy.scope(Doubles.INSTANCE, problem).applies())
              .toList());
    }
  }

  /** Measures how many random cases a second the agreement property judges. */
  @Command(
      name = "agreement",
      description = {
        "Measures how many random cases a second the agreement property judges.",
        "jqwik draws them, all strategies compute them over doubles, every scalar is compared. One"
            + " thread does it all; to keep Java's compiler and collector on the same core, put taskset"
            + " -c 0 in front."
      })
  static final class OfAgreement implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--cases",
        paramLabel = "N",
        defaultValue = "200000",
        description = "Cases to judge while the clock runs (default: ${DEFAULT-VALUE}).")
    private int cases;

    @Option(
        names = "--warm-up",
        paramLabel = "N",
        defaultValue = "60000",
        description = "Cases to judge before the clock runs (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--json", description = "Print the measurement as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      require(cases >= 1_000, "--cases %d: at least 1000 are needed to measure a rate", cases);
      require(warmUp >= 1, "--warm-up %d: at least 1 is needed", warmUp);
      Rate rate = AgreementThroughput.measure(warmUp, cases);
      Output out = new Output(spec.commandLine().getOut());
      if (json) {
        out.json(rate);
      } else {
        out.line(
            "casesPerSecond %.0f (%,d cases in %.2f s, %d strategies, one thread)",
            rate.casesPerSecond(), rate.cases(), rate.seconds(), rate.strategies());
      }
      return ExitCode.HOLDS;
    }
  }

  /** The measurements on one case as JSON, one for each strategy. */
  private record Measured<T>(@JsonProperty("case") String on, List<T> strategies) {}

  /** Measures what counting instructions costs. */
  @Command(
      name = "counting",
      description = {
        "Measures how many times as long a strategy takes while count --executed counts it.",
        "Every strategy that computes the case, over doubles. Runs of both kinds alternate, once they"
            + " are warmed up; medians."
      })
  static final class OfCounting implements Callable<Integer> {
    /** Products that the slowest strategy computes in about a second a run. */
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
      Sample sample = Sample.of(line, MOST_PRODUCTS);
      require(runs >= 1, "--runs %d: at least 1 is needed", runs);
      List<Overhead> measured = Overhead.of(sample.strategies(), sample.problem(), runs);
      Output out = new Output(spec.commandLine().getOut());
      if (json) {
        out.json(new Measured<>(sample.geometry().toString(), measured));
        return ExitCode.HOLDS;
      }
      out.line("%-20s%12s%12s%10s", "strategy", "plain ms", "counted ms", "factor");
      for (Overhead one : measured) {
        out.line(
            "%-20s%12.3f%12.3f%10.2f",
            one.strategy(), one.plainMilliseconds(), one.countedMilliseconds(), one.factor());
      }
      return ExitCode.HOLDS;
    }
  }

  /** Measures what strategies allocate. */
  @Command(
      name = "allocation",
      description = {
        "Measures the bytes that every strategy allocates over doubles, beside the buffers that are"
            + " counted.",
        "By the account that the Java virtual machine keeps of a thread; all objects are in it, and"
            + " whatever a backend allocates. --output writes allocation.json."
      })
  static final class OfAllocation implements Callable<Integer> {
    /** Products that all strategies compute in seconds while their buffers are counted. */
    private static final long MOST_PRODUCTS = 20_000_000;

    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "CASE",
        defaultValue = "ci8h28w28co8kh3kw3pt1pb1pl1pr1",
        description = "A case line (default: ${DEFAULT-VALUE}).")
    private String line;

    @Mixin private Folders record;

    @Option(names = "--json", description = "Print the measurements as JSON.")
    private boolean json;

    /** The allocation of one strategy, in bytes. */
    private record Bytes(
        String strategy, long bytesNeeded, long bytesOfBuffers, long bytesMeasured) {
      static Bytes of(MeasuredAllocation one) {
        return new Bytes(one.strategy(), one.needed(), one.buffers(), one.measured());
      }
    }

    @Override
    public Integer call() {
      record.check();
      Sample sample = Sample.of(line, MOST_PRODUCTS);
      List<Bytes> measured =
          sample.strategies().stream()
              .map(one -> Bytes.of(MeasuredAllocation.of(one, sample.problem(), 3)))
              .toList();
      Measured<Bytes> result = new Measured<>(sample.geometry().toString(), measured);
      List<Path> written = record.write(Map.of("allocation.json", Output.jsonText(result)));
      Output out = new Output(spec.commandLine().getOut());
      if (json) {
        out.json(result);
        return ExitCode.HOLDS;
      }
      Output.Table table =
          out.table(
              "%-20s%15s%15s%15s",
              "strategy", "needed at once", "buffers in all", "bytes measured");
      measured.forEach(
          one ->
              table.row(
                  one.strategy(), one.bytesNeeded(), one.bytesOfBuffers(), one.bytesMeasured()));
      written.forEach(file -> out.line("wrote %s", file));
      return ExitCode.HOLDS;
    }
  }
}

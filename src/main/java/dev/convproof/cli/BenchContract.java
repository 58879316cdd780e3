package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Verification;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.subject.PipeSubject;
import dev.convproof.subject.PythonHost;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast a right convolution is judged by every law. */
@Command(
    name = "contract",
    description = {
      "Measures how many cases a second are judged of a convolution by every law.",
      "A right one over floats, in plain loops, in this process; the sample in C behind a pipe"
          + " (exec); and the sample in NumPy (python). One law on one draw is a case. To keep all"
          + " of it on one core, Java's compiler and collector too, put taskset -c 0 in front."
    })
final class BenchContract implements Callable<Integer> {
  private static final int FULL_FEWER = 10;

  /** Fewer draws go to Python. */
  private static final int PYTHON_FEWER = 20;

  private static final int MEGABYTES = 4096;

  @Spec private CommandSpec spec;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "60000",
      description = "Cases to draw while the clock runs (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "30000",
      description = "Cases to draw before the clock runs (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /**
   * The measured rates, where one law on one draw is a case; null for what does not run here.
   *
   * @param productsPerSecond of inputs and weights, in all calls, at full reach
   */
  private record Rate(
      double casesPerSecond,
      double drawsPerSecond,
      double productsPerSecond,
      Double execCasesPerSecond,
      Double pythonCasesPerSecond,
      long judged,
      long drawn,
      double seconds) {}

  @Override
  public Integer call() {
    require(draws >= 1_000, "--draws %d: at least 1000 are needed to measure a rate", draws);
    require(warmUp >= 1, "--warm-up %d: at least 1 is needed", warmUp);
    Subject<float[]> loops = Subject.of("loops", Arithmetic.FLOAT32, BenchContract::convolve);
    verified(ConvProof.verify(loops), warmUp, 1);
    Report report = verified(ConvProof.verify(loops), draws, 2);
    Rate rate =
        new Rate(
            report.casesPerSecond(),
            report.drawsPerSecond(),
            productsPerSecond(),
            rate(
                () ->
                    ShippedPrograms.compiled(
                        "samples/conv.c", List.of("gcc", "-std=c99", "-O2"), List.of()),
                1),
            rate(BenchContract::python, PYTHON_FEWER),
            report.judged(),
            report.draws(),
            report.seconds());
    Output out = new Output(spec.commandLine().getOut());
    if (json) {
      out.json(rate);
    } else {
      out.line(
          "casesPerSecond %.0f, drawsPerSecond %.0f (%,d cases of %,d draws in %.2f s, one thread)",
          rate.casesPerSecond(),
          rate.drawsPerSecond(),
          rate.judged(),
          rate.drawn(),
          rate.seconds());
      out.line("productsPerSecond %,.0f, in all calls at full reach", rate.productsPerSecond());
      out.line("execCasesPerSecond %s", shown(rate.execCasesPerSecond(), "no gcc"));
      out.line("pythonCasesPerSecond %s", shown(rate.pythonCasesPerSecond(), "no NumPy"));
    }
    return ExitCode.HOLDS;
  }

  /** Returns the products a second of all calls that are made to judge cases of full reach. */
  private double productsPerSecond() {
    long[] products = new long[1];
    Subject<float[]> counted =
        Subject.of(
            "loops",
            Arithmetic.FLOAT32,
            (g, x, k, bias) -> {
              products[0] += (long) g.products() * g.outputSize();
              return convolve(g, x, k, bias);
            });
    verified(ConvProof.verify(counted), Reach.FULL, Math.max(1, warmUp / FULL_FEWER), 1);
    products[0] = 0;
    Report report =
        verified(ConvProof.verify(counted), Reach.FULL, Math.max(1, draws / FULL_FEWER), 2);
    return products[0] / report.seconds();
  }

  private static String shown(Double rate, String otherwise) {
    return rate == null ? "null: " + otherwise : Output.text("%.0f", rate);
  }

  /** Returns the command that runs a sample; empty where it does not run here. */
  private interface Sample {
    Optional<List<String>> command();
  }

  private static Optional<List<String>> python() {
    String source = ShippedPrograms.copy("samples/shifted.py").toString();
    return ShippedPrograms.runs("python3", "-c", "import numpy")
        ? Optional.of(PythonHost.command("python3", source, "shifted", MEGABYTES, Map.of()))
        : Optional.empty();
  }

  /** Returns the judged cases a second of a sample behind a pipe; null where it does not run. */
  private Double rate(Sample sample, int fewer) {
    Optional<List<String>> command = sample.command();
    return command.isPresent() ? rate(command.get(), fewer) : null;
  }

  private Double rate(List<String> command, int fewer) {
    PipeSubject.Launch launch =
        new PipeSubject.Launch(
            "the sample", command, Optional.empty(), PipeSubject.UNLIMITED, Map.of());
    try (PipeSubject started = PipeSubject.start(launch)) {
      Subject<?> subject = started.subject();
      Supplier<Verification<?>> judging =
          () -> ConvProof.verify(subject).ahead(started.lookahead());
      verified(judging.get(), Math.max(1, warmUp / fewer), 1);
      return verified(judging.get(), Math.max(1, draws / fewer), 2).casesPerSecond();
    }
  }

  private static Report verified(Verification<?> judging, int draws, long seed) {
    return verified(judging, Reach.SMALL, draws, seed);
  }

  private static Report verified(Verification<?> judging, Reach reach, int draws, long seed) {
    Report report = judging.reaching(reach).cases(draws).seconds(3600).seed(seed).report();
    require(report.holds(), "the right convolution is refuted: %s", report);
    return report;
  }

  /** A convolution as somebody else would write it, in plain loops. */
  private static float[] convolve(Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    float[] y = new float[g.outputSize()];
    int windows = g.windows();
    int plane = 0;
    for (int n = 0; n < g.batch(); n++) {
      int group = n * g.inputChannels();
      for (int o = 0, kernel = 0; o < g.outputChannels(); o++, plane += windows) {
        if (bias.isPresent()) {
          Arrays.fill(y, plane, plane + windows, bias.get()[o]);
        }
        int first = group + g.firstInputChannel(o);
        for (int c = 0; c < g.inputChannelsPerGroup(); c++, kernel += g.taps()) {
          addChannel(g, x, (first + c) * g.pixels(), k, kernel, y, plane);
        }
      }
    }
    return y;
  }

  private static void addChannel(
      Geometry g, float[] x, int image, float[] k, int kernel, float[] y, int plane) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    int width = columns.input();
    int taps = columns.kernel();
    int at = plane;
    for (int i = 0, top = -rows.padBefore(); i < rows.output(); i++, top += rows.stride()) {
      for (int j = 0, left = -columns.padBefore(); j < columns.output(); j++) {
        float sum = y[at];
        for (int a = 0, row = top; a < rows.kernel(); a++, row += rows.dilation()) {
          if (row >= 0 && row < rows.input()) {
            int from = image + row * width;
            int by = kernel + a * taps;
            for (int b = 0, column = left; b < taps; b++, column += columns.dilation()) {
              if (column >= 0 && column < width) {
                sum += x[from + column] * k[by + b];
              }
            }
          }
        }
        y[at++] = sum;
        left += columns.stride();
      }
    }
  }
}

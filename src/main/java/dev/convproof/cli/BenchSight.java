package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.audit.Audit;
import dev.convproof.audit.Audited;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.ErrorBound;
import dev.convproof.report.Plot;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures which error of one output an audit of fractional data still sees. */
@Command(
    name = "sight",
    description = {
      "Measures the smallest error of one output that audit still sees in fractional data, beside the"
          + " bound of that output, as there are more outputs: by random signs over all of a channel,"
          + " and where the output is computed again.",
      "Layers of float32 with 16 channels and 3×3 kernels, on numbers of the standard normal"
          + " distribution. --output writes sight.json and a plot, sight.svg."
    })
final class BenchSight implements Callable<Integer> {
  private static final int[] SIZES = {4, 8, 16, 32, 64, 128};
  private static final int HALVINGS = 24;
  private static final String TABLE = "%-22s %9s %10s %12s %12s %12s";

  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of the numbers and the outputs that are spoilt (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "128",
      description = "Output rows at most, 4 or more (default: ${DEFAULT-VALUE}).")
  private int most;

  @Mixin private Bench.Folders record;

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /**
   * The smallest errors that are seen in one output.
   *
   * @param bound of the output that was spoilt
   * @param recomputed the smallest error that is seen where it is computed again
   * @param seen the smallest that is seen by signs
   * @param from beyond which the audit says that all are
   */
  private record Point(
      @JsonProperty("case") String on,
      int outputsPerChannel,
      double bound,
      double recomputed,
      double seen,
      double from) {}

  /** The measurement. */
  private record Measured(long seed, List<Point> points) {}

  @Override
  public Integer call() {
    require(most >= SIZES[0], "--most %d: at least %d would be right", most, SIZES[0]);
    record.check();
    List<Point> points = new ArrayList<>();
    Output out = new Output(spec.commandLine().getOut(), 12);
    Output.Table table =
        json
            ? cells -> {}
            : out.table(
                TABLE, "case", "outputs", "bound", "recomputed", "seen by signs", "all beyond");
    for (int size : SIZES) {
      if (size <= most) {
        Point point = measured(size);
        points.add(point);
        table.row(
            point.on(),
            point.outputsPerChannel(),
            Bound.number(point.bound()),
            Bound.number(point.recomputed()),
            Bound.number(point.seen()),
            Bound.number(point.from()));
      }
    }
    Measured measured = new Measured(seed, points);
    if (json) {
      out.json(measured);
    }
    record.write(files(measured)).forEach(path -> out.fact("written", path));
    return ExitCode.HOLDS;
  }

  private static Map<String, String> files(Measured measured) {
    List<Plot.Value> values =
        measured.points().stream()
            .map(p -> new Plot.Value(p.on(), p.outputsPerChannel(), p.seen() / p.bound()))
            .toList();
    Plot plot =
        Plot.of(
            "The smallest error of one output that random signs see",
            "outputs of a channel",
            "error, as a multiple of the output's bound",
            values);
    return new TreeMap<>(Map.of("sight.json", Output.jsonText(measured), "sight.svg", plot.svg()));
  }

  private Point measured(int size) {
    Geometry g = Notation.parse(Output.text("ci16h%dw%dco4kh3kw3", size + 2, size + 2));
    Formats formats = Formats.of(NumberFormat.FLOAT32);
    Problem<double[]> wide = RandomFractions.normal(g, formats, true, seed);
    Problem<float[]> p =
        Problem.of(
            g,
            floats(wide.input().data()),
            floats(wide.weights().data()),
            wide.bias().map(bias -> floats(bias.data())));
    float[] y = new Im2colGemm().convolve(Arithmetic.FLOAT32, p).data();
    int at = new SplittableRandom(~seed).nextInt(y.length); // none of the sample
    Audit<float[]> audit = Audit.prepare(g, p.weights().data(), p.bias().map(Tensor::data), seed);
    double bound = ErrorBound.of(NumberFormat.FLOAT32, wide).ofOne(at);
    OptionalInt few = OptionalInt.of(1);
    Audited right = audit.audit(p.input().data(), y, few, seed);
    double from =
        right instanceof Audited.Recomputed again
            ? again.seen().map(Audited.Seen::from).orElse(Double.NaN)
            : Double.NaN;
    return new Point(
        g.toString(),
        g.windows(),
        bound,
        smallest(audit, p, y, at, OptionalInt.empty()),
        smallest(audit, p, y, at, few),
        from);
  }

  /** Returns the smallest error of an output with which it is refuted, as halving finds it. */
  private double smallest(
      Audit<float[]> audit, Problem<float[]> p, float[] y, int at, OptionalInt sample) {
    float right = y[at];
    double unseen = 0;
    double seen = Float.MAX_VALUE / 2;
    for (int exponent = -40; exponent <= 40; exponent++) {
      double error = Math.scalb(1.0, exponent);
      if (isWrong(audit, p, y, at, (float) (right + error), sample)) {
        seen = error;
        break;
      }
      unseen = error;
    }
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (unseen + seen) / 2;
      if (isWrong(audit, p, y, at, (float) (right + middle), sample)) {
        seen = middle;
      } else {
        unseen = middle;
      }
    }
    y[at] = right;
    return seen;
  }

  private boolean isWrong(
      Audit<float[]> audit,
      Problem<float[]> p,
      float[] y,
      int at,
      float value,
      OptionalInt sample) {
    y[at] = value;
    return audit.audit(p.input().data(), y, sample, seed) instanceof Audited.Wrong;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int at = 0; at < floats.length; at++) {
      floats[at] = (float) values[at];
    }
    return floats;
  }
}

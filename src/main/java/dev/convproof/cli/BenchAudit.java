package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.audit.Audit;
import dev.convproof.geometry.Geometry;
import dev.convproof.model.Network;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeConvolution;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what an audit costs beside what it audits. */
@Command(
    name = "audit",
    description = {
      "Measures what it costs to audit a layer of ResNet-50 beside what it costs to compute it.",
      "Random integers in single precision, one thread: the check alone, once it is prepared; with"
          + " its preparation; ONNX Runtime's convolution; and im2col with EJML. Each is the median of"
          + " its runs, which take turns. To keep all of it on one core, put taskset -c 0 in front."
    })
final class BenchAudit implements Callable<Integer> {
  private static final String TABLE = "%-28s %6s %10s %10s %12s %10s %18s";
  private static final int GREATEST_INPUT = 15;
  private static final int GREATEST_WEIGHT = 7;

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only the layers whose name contains this, such as conv2.")
  private String only;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "9",
      description = "How often each is timed (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each runs before it is timed (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Mixin private Bench.Folders record = new Bench.Folders();

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /**
   * What one layer takes, in milliseconds.
   *
   * @param kernel its height
   * @param checkMillis with the preparation
   * @param onnxRuntimeMillis null where it does not run here
   */
  record Layer(
      String name,
      int kernel,
      double checkMillis,
      double preparedMillis,
      Double onnxRuntimeMillis,
      double im2colMillis) {}

  /** The measurement. */
  record Measured(int runs, List<Layer> layers) {}

  @Override
  public Integer call() {
    require(runs >= 1, "--runs %d: at least 1 is needed", runs);
    require(warmUp >= 0, "--warm-up %d: 0 or more would be right", warmUp);
    record.check();
    List<NamedLayer> chosen =
        Network.named("resnet50").orElseThrow().layers().stream()
            .filter(layer -> layer.name().contains(only))
            .toList();
    require(!chosen.isEmpty(), "--only \"%s\": no layer of resnet50 has this in its name", only);
    Output out = new Output(spec.commandLine().getOut(), 12);
    Output.Table table =
        json
            ? cells -> {}
            : out.table(
                TABLE, "layer", "kernel", "check", "prepared", "ONNX Runtime", "im2col", "");
    List<Layer> layers = new ArrayList<>();
    for (NamedLayer one : chosen) {
      Layer layer = measured(one);
      layers.add(layer);
      table.row(
          layer.name(),
          layer.kernel(),
          Output.text("%.3f ms", layer.checkMillis()),
          Output.text("%.3f ms", layer.preparedMillis()),
          layer.onnxRuntimeMillis() == null
              ? "–"
              : Output.text("%.3f ms", layer.onnxRuntimeMillis()),
          Output.text("%.3f ms", layer.im2colMillis()),
          layer.onnxRuntimeMillis() == null
              ? ""
              : Output.text(
                  "prepared 1 : %.1f", layer.onnxRuntimeMillis() / layer.preparedMillis()));
    }
    Measured measured = new Measured(runs, layers);
    if (json) {
      out.json(measured);
    }
    record
        .write(Map.of("audit.json", Output.jsonText(measured)))
        .forEach(path -> out.fact("written", path));
    return ExitCode.HOLDS;
  }

  private Layer measured(NamedLayer layer) {
    Geometry g = layer.geometry();
    SplittableRandom random = new SplittableRandom(1);
    float[] x = integers(random, g.inputSize(), GREATEST_INPUT);
    float[] k = integers(random, g.weightSize(), GREATEST_WEIGHT);
    Problem<float[]> problem = Problem.of(g, x, k, Optional.empty());
    Im2colGemm im2col = new Im2colGemm();
    float[] y = im2col.convolve(Arithmetic.FLOAT32, problem).data();
    Audit<float[]> prepared = Audit.prepare(g, k);
    OnnxRuntimeConvolution runtime = runtime();
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> right(Audit.prepare(g, k).agrees(x, y)));
    tasks.add(() -> right(prepared.agrees(x, y)));
    tasks.add(() -> im2col.convolve(Arithmetic.FLOAT32, problem));
    if (runtime != null) {
      tasks.add(() -> runtime.apply(g, x, k, Optional.empty()));
    }
    double[][] millis = new double[tasks.size()][runs];
    for (int run = -warmUp; run < runs; run++) {
      for (int task = 0; task < tasks.size(); task++) {
        long began = System.nanoTime();
        tasks.get(task).run();
        if (run >= 0) {
          millis[task][run] = (System.nanoTime() - began) / 1e6;
        }
      }
    }
    return new Layer(
        layer.name(),
        g.rows().kernel(),
        median(millis[0]),
        median(millis[1]),
        runtime == null ? null : median(millis[3]),
        median(millis[2]));
  }

  private static OnnxRuntimeConvolution runtime() {
    try {
      OnnxRuntimeConvolution.named();
      return new OnnxRuntimeConvolution();
    } catch (NoSubjectException absent) {
      return null;
    }
  }

  private static void right(boolean agrees) {
    require(agrees, "a right output is refuted");
  }

  private static float[] integers(SplittableRandom random, int length, int greatest) {
    float[] values = new float[length];
    for (int at = 0; at < length; at++) {
      values[at] = random.nextInt(-greatest, greatest + 1);
    }
    return values;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

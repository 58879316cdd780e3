package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.audit.Audit;
import dev.convproof.file.OnnxLayer;
import dev.convproof.file.TensorFileException;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.model.Network;
import dev.convproof.report.Plot;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeConvolution;
import dev.convproof.subject.OnnxRuntimeSession;
import dev.convproof.tensor.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
      "Measures what it costs to audit a layer, of ResNet-50 or of a model that is given, beside what"
          + " it costs to compute it.",
      "Random integers in single precision, one thread: the check alone, once it is prepared; with"
          + " its preparation; ONNX Runtime's convolution, its weights constant and its input handed"
          + " over before; and im2col with EJML. Each is the median of its runs, which take turns. To"
          + " keep all of it on one core, put taskset -c 0 in front.",
      "The loops are those in Java's Vector API where it is there: in a JVM of its own, which is"
          + " started for it. --output writes audit.json, and audit.svg: what a check costs against"
          + " |X|·kh/sh + |K| + |Y|."
    })
final class BenchAudit implements Callable<Integer> {
  private static final String TABLE = "%-28s %6s %10s %10s %12s %10s %18s";
  private static final String PLAIN = "--plain";
  private static final String RESNET = "resnet50";

  /** How often checks run for each run of the others before the clock does. */
  private static final int COMPILED = 20;

  private static final int GREATEST_INPUT = 15;
  private static final int GREATEST_WEIGHT = 7;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "An ONNX model, at whose convolutions' shapes it is measured. ONNX Runtime infers those that it"
            + " does not state.",
      })
  private Path model;

  @Mixin private ModelShapes.Given given = new ModelShapes.Given();

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
      description =
          "How often each runs before it is timed, checks twenty times as often (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = PLAIN,
      description = "Measure the plain loops, which run where there is no Vector API, in this JVM.")
  private boolean plain;

  @Mixin private Bench.Folders record = new Bench.Folders();

  @Option(names = "--json", description = "Print the measurement as JSON.")
  private boolean json;

  /**
   * The time of one layer, in milliseconds.
   *
   * @param kernel its height
   * @param numbers |X|·kh/sh + |K| + |Y|
   * @param checkMillis with the preparation
   * @param onnxRuntimeMillis null where it does not run here
   */
  record Layer(
      String name,
      int kernel,
      long numbers,
      double checkMillis,
      double preparedMillis,
      Double onnxRuntimeMillis,
      double im2colMillis) {}

  /**
   * The measurement.
   *
   * @param loops vector or plain
   * @param startSeconds that it took to start the JVM that has the Vector API
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Measured(String loops, Optional<Double> startSeconds, int runs, List<Layer> layers) {}

  /** Returns whether a command line measures audits in the Vector API. */
  static boolean wantsVectors(String... args) {
    return measures(args) && !List.of(args).contains(PLAIN);
  }

  /** Returns whether a command line is one of this command's that measures. */
  static boolean measures(String... args) {
    return args.length >= 2
        && args[0].equals("bench")
        && args[1].equals("audit")
        && !List.of(args).contains("--help");
  }

  @Override
  public Integer call() throws TensorFileException {
    Optional<Double> start = SecondJvm.startSeconds();
    String loops = Audit.isVectorised() ? "vector" : "plain";
    require(!plain || !Audit.isVectorised(), "%s: this JVM has the Vector API, and uses it", PLAIN);
    require(runs >= 1, "--runs %d: at least 1 is needed", runs);
    require(warmUp >= 0, "--warm-up %d: 0 or more would be right", warmUp);
    record.check();
    require(model != null || given.isEmpty(), "--input-shape is for --model");
    Map<String, Geometry> all = model == null ? ofResNet() : ofModel();
    Map<String, Geometry> chosen = new LinkedHashMap<>(all);
    chosen.keySet().removeIf(name -> !name.contains(only));
    require(
        !chosen.isEmpty(),
        "--only \"%s\": no layer of %s has this in its name",
        only,
        model == null ? RESNET : model);
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (!json) {
      out.fact(
          "loops",
          start
              .map(s -> Output.text("%s, in a JVM that took %.2f s to start", loops, s))
              .orElse(loops));
    }
    Output.Table table =
        json
            ? cells -> {}
            : out.table(
                TABLE, "layer", "kernel", "check", "prepared", "ONNX Runtime", "im2col", "");
    List<Layer> layers = new ArrayList<>();
    for (Map.Entry<String, Geometry> one : chosen.entrySet()) {
      Layer layer = measured(one.getKey(), one.getValue());
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
    Measured measured = new Measured(loops, start, runs, layers);
    if (json) {
      out.json(measured);
    }
    record.write(files(measured)).forEach(path -> out.fact("written", path));
    return ExitCode.HOLDS;
  }

  private static Map<String, Geometry> ofResNet() {
    Map<String, Geometry> layers = new LinkedHashMap<>();
    Network.named(RESNET)
        .orElseThrow()
        .layers()
        .forEach(layer -> layers.put(layer.name(), layer.geometry()));
    return layers;
  }

  /** Returns the shapes of the model's convolutions that are not transposed, by their names. */
  private Map<String, Geometry> ofModel() throws TensorFileException {
    ModelShapes shapes = ModelShapes.of(model, given, true);
    Map<String, Geometry> layers = new LinkedHashMap<>();
    for (OnnxLayer layer : shapes.model().layers()) {
      if (!layer.isTransposed()) {
        try {
          layers.put(layer.name(), shapes.of(layer));
        } catch (GeometryException wrong) {
          throw new BadInput("%s, %s: %s", model, layer.name(), wrong.getMessage());
        }
      }
    }
    return layers;
  }

  private static Map<String, String> files(Measured measured) {
    List<Plot.Value> values =
        measured.layers().stream()
            .map(one -> new Plot.Value(one.name(), one.numbers(), one.checkMillis()))
            .toList();
    Plot plot =
        Plot.of("A check, with its preparation", "|X|·kh/sh + |K| + |Y|", "milliseconds", values);
    return new TreeMap<>(Map.of("audit.json", Output.jsonText(measured), "audit.svg", plot.svg()));
  }

  private static long numbers(Geometry g) {
    long input = (long) g.inputSize() * g.rows().kernel() / g.rows().stride();
    return input + g.weightSize() + g.outputSize();
  }

  private Layer measured(String name, Geometry g) {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = integers(random, g.inputSize(), GREATEST_INPUT);
    float[] k = integers(random, g.weightSize(), GREATEST_WEIGHT);
    Problem<float[]> problem = Problem.of(g, x, k, Optional.empty());
    Im2colGemm im2col = new Im2colGemm();
    float[] y = im2col.convolve(Arithmetic.FLOAT32, problem).data();
    Audit<float[]> prepared = Audit.prepare(g, k);
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> right(Audit.prepare(g, k).agrees(x, y)));
    tasks.add(() -> right(prepared.agrees(x, y)));
    tasks.add(() -> im2col.convolve(Arithmetic.FLOAT32, problem));
    try (OnnxRuntimeSession.Loaded runtime = loaded(g, x, k)) {
      if (runtime != null) {
        tasks.add(runtime::run);
      }
      double[] millis = medians(tasks);
      return new Layer(
          name,
          g.rows().kernel(),
          numbers(g),
          millis[0],
          millis[1],
          runtime == null ? null : millis[3],
          millis[2]);
    }
  }

  private double[] medians(List<Runnable> tasks) {
    double[][] millis = new double[tasks.size()][runs];
    for (int run = -warmUp; run < runs; run++) {
      for (int task = 0; task < tasks.size(); task++) {
        long began = System.nanoTime();
        tasks.get(task).run();
        for (int again = 1; run < 0 && task < 2 && again < COMPILED; again++) {
          tasks.get(task).run(); // checks are Java that is compiled meanwhile
        }
        if (run >= 0) {
          millis[task][run] = (System.nanoTime() - began) / 1e6;
        }
      }
    }
    return Arrays.stream(millis).mapToDouble(BenchAudit::median).toArray();
  }

  /** Returns null where ONNX Runtime does not run. */
  private static OnnxRuntimeSession.Loaded loaded(Geometry g, float[] x, float[] k) {
    try {
      return OnnxRuntimeConvolution.loaded(g, x, k);
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

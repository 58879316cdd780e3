package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.audit.Audit;
import dev.convproof.audit.Audited;
import dev.convproof.audit.Requantized;
import dev.convproof.file.OnnxLayer;
import dev.convproof.file.OnnxModel;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import dev.convproof.file.TensorFiles;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a model once, with what its convolutions read and write as outputs, and audits each. */
final class ModelAudit {
  private static final String TABLE = "%-24s %-12s %-34s %9s %9s  %s";

  private final Path file;
  private final List<Path> given;
  private final OptionalInt sample;
  private final long seed;
  private final boolean strict;

  ModelAudit(Path file, List<Path> given, OptionalInt sample, long seed, boolean strict) {
    this.strict = strict;
    this.file = file;
    this.given = given;
    this.sample = sample;
    this.seed = seed;
  }

  /** One convolution of the model. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Row(
      String layer,
      String operation,
      @JsonProperty("case") Optional<String> on,
      CaseVerdict verdict,
      String reason,
      Optional<Double> layerMillis,
      double checkMillis,
      int suspect,
      Optional<Double> worst,
      Optional<Double> seenFrom) {

    Row taking(OptionalDouble layer) {
      Optional<Double> millis =
          layer.isPresent() ? Optional.of(layer.getAsDouble()) : Optional.empty();
      return new Row(
          this.layer,
          operation,
          on,
          verdict,
          reason,
          millis,
          checkMillis,
          suspect,
          worst,
          seenFrom);
    }
  }

  /** The answer for programs. */
  record Result(
      CaseVerdict verdict,
      String model,
      String runtime,
      long seed,
      double runMillis,
      List<Row> layers) {}

  int answer(CommandSpec spec, boolean json) throws TensorFileException {
    try (LayerTimes times = new LayerTimes()) {
      return answer(spec, json, times);
    }
  }

  private int answer(CommandSpec spec, boolean json, LayerTimes times) throws TensorFileException {
    OnnxModel model = OnnxModel.read(file);
    require(!model.layers().isEmpty(), "%s: has no convolution to audit", file);
    Map<String, StoredTensor> values = new LinkedHashMap<>();
    double millis;
    try (OnnxRuntimeSession session =
        OnnxRuntimeSession.of(
            model.withOutputs(wanted(model)), folder(), Optional.of(times.prefix()))) {
      values.putAll(inputs(session.inputs()));
      long began = System.nanoTime();
      values.putAll(session.run(values));
      millis = (System.nanoTime() - began) / 1e6;
      times.read(session.endProfile());
    } catch (NoSubjectException refused) {
      throw new BadInput("%s: %s", file, refused.getMessage());
    }
    Output out = new Output(spec.commandLine().getOut(), 12);
    Output.Table table =
        json
            ? cells -> {}
            : out.table(TABLE, "layer", "verdict", "case", "layer ms", "check ms", "");
    List<Row> rows = new ArrayList<>();
    for (OnnxLayer layer : model.layers()) {
      Row row = row(model, layer, values).taking(times.millis(rows.size(), layer.output()));
      rows.add(row);
      table.row(
          row.layer(),
          row.verdict(),
          row.on().orElse("–"),
          row.layerMillis().map(ms -> Output.text("%.2f", ms)).orElse("–"),
          Output.text("%.2f", row.checkMillis()),
          row.reason());
    }
    CaseVerdict verdict = verdict(rows);
    String runtime = "ONNX Runtime " + OnnxRuntimeSession.version();
    if (json) {
      out.json(new Result(verdict, file.toString(), runtime, seed, millis, rows));
    } else {
      out.gap();
      out.fact("runtime", Output.text("%s ran the model in %.1f ms", runtime, millis));
      out.fact("seed", seed + ": --seed " + seed + " repeats this audit");
      out.fact("verdict", verdict + ": " + words(rows));
    }
    boolean refused = strict && rows.stream().anyMatch(row -> row.suspect() > 0);
    return refused ? ExitCode.REFUTED : verdict.exitCode();
  }

  private static CaseVerdict verdict(List<Row> rows) {
    if (rows.stream().anyMatch(row -> row.verdict() == CaseVerdict.REFUTED)) {
      return CaseVerdict.REFUTED;
    }
    boolean judged = rows.stream().anyMatch(row -> row.verdict() == CaseVerdict.HOLDS);
    return judged ? CaseVerdict.HOLDS : CaseVerdict.UNDECIDED;
  }

  private static String words(List<Row> rows) {
    long wrong = rows.stream().filter(row -> row.verdict() == CaseVerdict.REFUTED).count();
    long right = rows.stream().filter(row -> row.verdict() == CaseVerdict.HOLDS).count();
    long other = rows.size() - wrong - right;
    return Output.text(
        "%d of %d convolutions %s%s",
        wrong > 0 ? wrong : right,
        rows.size(),
        wrong > 0 ? "are wrong" : "are right",
        other > 0 ? Output.text("; %d are not audited", other) : "");
  }

  private Optional<Path> folder() {
    return Optional.of(file.toAbsolutePath().getParent());
  }

  /** The values that convolutions read and write, as far as they are no constants or inputs. */
  private static Set<String> wanted(OnnxModel model) {
    Set<String> wanted = new LinkedHashSet<>();
    for (OnnxLayer layer : model.layers()) {
      wanted.addAll(layer.inputs());
      wanted.add(layer.output());
    }
    wanted.remove("");
    wanted.removeIf(model::isConstant);
    wanted.removeAll(model.inputs());
    return wanted;
  }

  private Map<String, StoredTensor> inputs(Map<String, ElementType> asked)
      throws TensorFileException {
    Map<String, StoredTensor> inputs = new LinkedHashMap<>();
    for (Path one : given) {
      String text = one.toString();
      int equals = text.indexOf('=');
      boolean single = asked.size() == 1 && (equals < 0 || Files.exists(one));
      require(
          single || equals > 0,
          "--input %s: NAME=FILE would be right; the model's inputs are %s",
          text,
          String.join(", ", asked.keySet()));
      String name = single ? asked.keySet().iterator().next() : text.substring(0, equals);
      require(
          asked.containsKey(name),
          "--input %s: the model has no input %s; its inputs are %s",
          text,
          name,
          String.join(", ", asked.keySet()));
      StoredTensor value = TensorFiles.read(single ? one : Path.of(text.substring(equals + 1)));
      require(
          value.type() == asked.get(name),
          "--input %s: holds %s, but the model's %s is %s",
          text,
          value.type(),
          name,
          asked.get(name));
      inputs.put(name, value);
    }
    for (String name : asked.keySet()) {
      require(inputs.containsKey(name), "--input %s=FILE is missing", name);
    }
    return inputs;
  }

  private Row row(OnnxModel model, OnnxLayer layer, Map<String, StoredTensor> values)
      throws TensorFileException {
    Tensors tensors = new Tensors(model, values);
    Optional<StoredTensor> input = tensors.of(layer.input(0));
    Optional<StoredTensor> weights = tensors.of(layer.weights());
    Optional<StoredTensor> output = tensors.of(layer.output());
    if (input.isEmpty() || weights.isEmpty() || output.isEmpty()) {
      return unaudited(layer, Optional.empty(), "its numbers are of a type that is not audited");
    }
    if (layer.isTransposed()) {
      return unaudited(layer, Optional.empty(), "a transposed convolution is counted, not audited");
    }
    Geometry g;
    try {
      g = layer.geometry(input.get().shape(), weights.get().shape());
    } catch (GeometryException none) {
      return unaudited(layer, Optional.empty(), none.getMessage());
    }
    long began = System.nanoTime();
    Optional<Audited> audited =
        switch (layer.operation()) {
          case "Conv" -> plain(tensors, layer, g, input.get(), weights.get(), output.get());
          case "ConvInteger" ->
              integer(tensors, layer, g, input.get(), weights.get(), output.get());
          default -> quantised(tensors, layer, g, input.get(), weights.get(), output.get());
        };
    double millis = (System.nanoTime() - began) / 1e6;
    if (audited.isEmpty()) {
      return unaudited(
          layer,
          Optional.of(g),
          input.get().type() + " is not audited: float32, float64 and int8 are");
    }
    CaseVerdict verdict = AuditCommand.verdict(audited.get());
    Optional<Double> worst = AuditCommand.ratios(audited.get()).map(JudgedOutputs.Ratios::worst);
    List<Integer> shape = output.get().shape();
    String words = AuditCommand.words(audited.get(), at -> StoredTensor.index(shape, at));
    Optional<Double> seen =
        audited.get() instanceof Audited.Recomputed again
            ? again.seen().map(Audited.Seen::from)
            : Optional.empty();
    return new Row(
        layer.name(),
        layer.operation(),
        Optional.of(g.toString()),
        verdict,
        words,
        Optional.empty(),
        millis,
        AuditCommand.suspects(audited.get()),
        worst,
        seen);
  }

  private static Row unaudited(OnnxLayer layer, Optional<Geometry> on, String why) {
    return new Row(
        layer.name(),
        layer.operation(),
        on.map(Geometry::toString),
        CaseVerdict.UNSUPPORTED,
        why,
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** The values of a run, and the constants of its model. */
  private record Tensors(OnnxModel model, Map<String, StoredTensor> values) {
    Optional<StoredTensor> of(String name) throws TensorFileException {
      if (name.isEmpty()) {
        return Optional.empty();
      }
      return model.isConstant(name)
          ? Optional.of(model.constant(name))
          : Optional.ofNullable(values.get(name));
    }

    /**
     * The integers of a value without a zero point, of one for all or of one for each first index.
     */
    int[] shifted(StoredTensor of, String zeroPoint) throws TensorFileException {
      long[] zeros = of(zeroPoint).map(StoredTensor::integers).orElse(new long[1]);
      int each = zeros.length == 1 ? of.size() : of.size() / zeros.length;
      int[] shifted = new int[of.size()];
      for (int at = 0; at < shifted.length; at++) {
        shifted[at] = (int) (of.integers()[at] - zeros[at / each]);
      }
      return shifted;
    }
  }

  private Optional<Audited> plain(
      Tensors tensors,
      OnnxLayer layer,
      Geometry g,
      StoredTensor input,
      StoredTensor weights,
      StoredTensor output)
      throws TensorFileException {
    Optional<StoredTensor> bias = tensors.of(layer.bias());
    return switch (output.type()) {
      case FLOAT32 ->
          Optional.of(
              Audit.prepare(g, weights.floats(), bias.map(StoredTensor::floats), seed)
                  .audit(input.floats(), output.floats(), sample, seed));
      case FLOAT64 ->
          Optional.of(
              Audit.prepare(g, weights.doubles(), bias.map(StoredTensor::doubles), seed)
                  .audit(input.doubles(), output.doubles(), sample, seed));
      default -> Optional.empty();
    };
  }

  private Optional<Audited> integer(
      Tensors tensors,
      OnnxLayer layer,
      Geometry g,
      StoredTensor input,
      StoredTensor weights,
      StoredTensor output)
      throws TensorFileException {
    int[] sums = Arrays.stream(output.integers()).mapToInt(value -> (int) value).toArray();
    return Optional.of(
        Audit.prepare(g, tensors.shifted(weights, layer.input(3)), Optional.empty(), seed)
            .audit(tensors.shifted(input, layer.input(2)), sums, sample, seed));
  }

  private Optional<Audited> quantised(
      Tensors tensors,
      OnnxLayer layer,
      Geometry g,
      StoredTensor input,
      StoredTensor weights,
      StoredTensor output)
      throws TensorFileException {
    Optional<StoredTensor> inputScale = tensors.of(layer.input(1));
    Optional<StoredTensor> weightScale = tensors.of(layer.input(4));
    Optional<StoredTensor> outputScale = tensors.of(layer.input(6));
    if (inputScale.isEmpty() || weightScale.isEmpty() || outputScale.isEmpty()) {
      return Optional.empty();
    }
    long zero = tensors.of(layer.input(7)).map(one -> one.integers()[0]).orElse(0L);
    Optional<int[]> bias =
        tensors
            .of(layer.bias())
            .map(b -> Arrays.stream(b.integers()).mapToInt(value -> (int) value).toArray());
    Requantized by;
    try {
      by =
          Requantized.of(
              inputScale.get().floats()[0],
              weightScale.get().floats(),
              outputScale.get().floats()[0],
              g.outputChannels(),
              (int) zero,
              NumberFormat.of(output.type().toString()).orElseThrow());
    } catch (IllegalArgumentException none) {
      throw new BadInput("%s: layer %s: %s", file, layer.name(), none.getMessage());
    }
    return Optional.of(
        by.audit(
            g,
            tensors.shifted(input, layer.input(2)),
            tensors.shifted(weights, layer.input(5)),
            bias,
            output.integers(),
            sample,
            seed));
  }
}

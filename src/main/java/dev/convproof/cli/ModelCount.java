package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.Convention;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.file.OnnxLayer;
import dev.convproof.file.OnnxModel;
import dev.convproof.file.TensorFileException;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts what every convolution of a model takes, from the shapes that the model states or ONNX
 * Runtime infers. A transposed convolution multiplies as often as the convolution whose adjoint it
 * is.
 */
final class ModelCount {
  private static final String TABLE = "%-24s %-34s %9s %13s %16s %16s%s";

  private ModelCount() {}

  /**
   * One convolution.
   *
   * @param output ho×wo
   * @param parameters weights and biases; they are known without the shape of the input
   * @param multiplications where padded taps are counted
   * @param multiplicationsInside where padded taps are skipped
   * @param additions as executed: the bias a term of each sum where there is one
   * @param biasAdditions one for each output of a layer with a bias
   * @param inputElements of the input
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Row(
      String layer,
      String operation,
      @JsonProperty("case") Optional<String> on,
      Optional<String> output,
      Optional<Long> parameters,
      Optional<Long> multiplications,
      Optional<Long> multiplicationsInside,
      Optional<Long> additions,
      Optional<Long> biasAdditions,
      Optional<Long> inputElements,
      Optional<Long> outputElements,
      Optional<String> reason) {}

  /** A total under a convention, and who counts so. */
  record Total(String convention, long counted, String countedBy) {}

  /**
   * The answer for programs.
   *
   * @param counted how many of the layers are in the totals with all that they take
   */
  record Result(String model, List<Row> layers, long counted, List<Total> totals) {}

  /**
   * Counts and prints.
   *
   * @param infers whether ONNX Runtime tells shapes that the model does not state
   */
  static int answer(Path file, ModelShapes.Given given, boolean infers, Output out, boolean json)
      throws TensorFileException {
    ModelShapes shapes = ModelShapes.of(file, given, infers);
    List<Row> rows = shapes.model().layers().stream().map(layer -> row(shapes, layer)).toList();
    List<Total> totals;
    try {
      totals = totals(rows);
    } catch (ArithmeticException beyond) {
      throw new BadInput("%s: its totals are beyond 2^63", file);
    }
    long counted = rows.stream().filter(row -> row.reason().isEmpty()).count();
    int exit = counted == rows.size() ? ExitCode.HOLDS : ExitCode.UNDECIDED;
    if (json) {
      out.json(new Result(file.toString(), rows, counted, totals));
      return exit;
    }
    Output.Table table =
        out.table(
            TABLE, "layer", "case", "ho×wo", "parameters", "multiplications", "additions", "");
    for (Row row : rows) {
      table.row(
          row.layer(),
          row.on().orElse("–"),
          row.output().orElse("–"),
          number(row.parameters()),
          number(row.multiplications()),
          number(row.additions()),
          row.reason().map(reason -> "  " + reason).orElse(""));
    }
    out.gap();
    if (exit != ExitCode.HOLDS) {
      out.line("totals of %,d of %,d convolutions", counted, rows.size());
    }
    for (Total total : totals) {
      out.line("%-58s %,20d  %s", total.convention(), total.counted(), total.countedBy());
    }
    return exit;
  }

  private static String number(Optional<Long> count) {
    return count.map(n -> Output.text("%,d", n)).orElse("–");
  }

  private static Row row(ModelShapes shapes, OnnxLayer layer) {
    try {
      return counted(layer, shapes.of(layer));
    } catch (GeometryException | ArithmeticException wrong) {
      return uncounted(shapes.model(), layer, wrong.getMessage());
    }
  }

  private static Row uncounted(OnnxModel model, OnnxLayer layer, String why) {
    Optional<Long> none = Optional.empty();
    return new Row(
        layer.name(),
        layer.operation(),
        Optional.empty(),
        Optional.empty(),
        parameters(model, layer),
        none,
        none,
        none,
        none,
        none,
        none,
        Optional.of(why));
  }

  /** Returns how many parameters there are; empty where the model does not state their shapes. */
  private static Optional<Long> parameters(OnnxModel model, OnnxLayer layer) {
    Optional<Long> weights = elements(model, layer.weights());
    return layer.bias().isEmpty()
        ? weights
        : weights.flatMap(k -> elements(model, layer.bias()).map(b -> k + b));
  }

  private static Optional<Long> elements(OnnxModel model, String name) {
    return model
        .shape(name)
        .filter(sizes -> sizes.stream().allMatch(size -> size >= 0))
        .map(sizes -> sizes.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b))
        .filter(size -> size >= 0);
  }

  private static Row counted(OnnxLayer layer, Geometry g) {
    boolean bias = !layer.bias().isEmpty();
    boolean transposed = layer.isTransposed();
    long products = ClosedForm.multiplications(g, PaddedTaps.COUNTED);
    long inputs = transposed ? g.outputSize() : g.inputSize();
    long outputs = transposed ? g.inputSize() : g.outputSize();
    int biases = transposed ? g.inputChannels() : g.outputChannels();
    Convention executed =
        new Convention(bias ? BiasTerm.COUNTED : BiasTerm.IGNORED, PaddedTaps.COUNTED);
    long additions =
        transposed ? products - (bias ? 0 : outputs) : ClosedForm.additions(g, executed);
    return new Row(
        layer.name(),
        layer.operation(),
        Optional.of(g.toString()),
        Optional.of(
            transposed
                ? g.rows().input() + "×" + g.columns().input()
                : g.rows().output() + "×" + g.columns().output()),
        Optional.of(g.weightSize() + (bias ? biases : 0L)),
        Optional.of(products),
        Optional.of(ClosedForm.multiplications(g, PaddedTaps.SKIPPED)),
        Optional.of(additions),
        Optional.of(bias ? outputs : 0),
        Optional.of(inputs),
        Optional.of(outputs),
        Optional.empty());
  }

  private static List<Total> totals(List<Row> rows) {
    long parameters = sum(rows, Row::parameters);
    long products = sum(rows, Row::multiplications);
    long inside = sum(rows, Row::multiplicationsInside);
    long bias = sum(rows, Row::biasAdditions);
    List<Total> totals = new ArrayList<>();
    totals.add(new Total("parameters", parameters, ""));
    totals.add(new Total("multiply-adds, each as one", products, "fvcore"));
    totals.add(
        new Total(
            "multiply-adds, each as one, and one for each bias",
            Math.addExact(products, bias),
            "ptflops, torchinfo"));
    totals.add(new Total("multiply-adds, each as two", Math.multiplyExact(2, products), "PyTorch"));
    totals.add(
        new Total(
            "multiply-adds, each as two, and one for each bias",
            Math.addExact(Math.multiplyExact(2, products), bias),
            "DeepSpeed"));
    totals.add(
        new Total(
            "operations as executed: multiplications and additions",
            Math.addExact(products, sum(rows, Row::additions)),
            "here, by default"));
    totals.add(
        new Total("multiplications, padded taps skipped", inside, "a loop that tests bounds"));
    totals.add(new Total("bytes of parameters, in float32", Math.multiplyExact(4, parameters), ""));
    totals.add(
        new Total(
            "bytes of inputs and outputs, in float32",
            Math.multiplyExact(
                4, Math.addExact(sum(rows, Row::inputElements), sum(rows, Row::outputElements))),
            ""));
    return totals;
  }

  private static long sum(List<Row> rows, Function<Row, Optional<Long>> of) {
    return rows.stream().mapToLong(row -> of.apply(row).orElse(0L)).reduce(0, Math::addExact);
  }
}

package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

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
import java.util.function.ToLongFunction;

/**
 * Counts what every convolution of a model takes, from the shapes that the model states. A
 * transposed convolution multiplies as often as the convolution whose adjoint it is.
 */
final class ModelCount {
  private static final String TABLE = "%-24s %-34s %9s %13s %16s %16s%s";

  private ModelCount() {}

  /**
   * One convolution.
   *
   * @param output ho×wo
   * @param parameters weights and biases
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
      long parameters,
      long multiplications,
      long multiplicationsInside,
      long additions,
      long biasAdditions,
      long inputElements,
      long outputElements,
      Optional<String> reason) {}

  /** A total under a convention, and who counts so. */
  record Total(String convention, long counted, String countedBy) {}

  /** The answer for programs. */
  record Result(String model, List<Row> layers, List<Total> totals) {}

  static int answer(Path file, Output out, boolean json) throws TensorFileException {
    OnnxModel model = OnnxModel.read(file);
    require(!model.layers().isEmpty(), "%s: has no convolution to count", file);
    List<Row> rows = model.layers().stream().map(layer -> row(model, layer)).toList();
    List<Total> totals;
    try {
      totals = totals(rows);
    } catch (ArithmeticException beyond) {
      throw new BadInput("%s: its totals are beyond 2^63", file);
    }
    if (json) {
      out.json(new Result(file.toString(), rows, totals));
      return ExitCode.HOLDS;
    }
    Output.Table table =
        out.table(
            TABLE, "layer", "case", "ho×wo", "parameters", "multiplications", "additions", "");
    for (Row row : rows) {
      table.row(
          row.layer(),
          row.on().orElse("–"),
          row.output().orElse("–"),
          Output.text("%,d", row.parameters()),
          Output.text("%,d", row.multiplications()),
          Output.text("%,d", row.additions()),
          row.reason().map(reason -> "  " + reason).orElse(""));
    }
    out.gap();
    for (Total total : totals) {
      out.line("%-58s %,20d  %s", total.convention(), total.counted(), total.countedBy());
    }
    return ExitCode.HOLDS;
  }

  private static Row row(OnnxModel model, OnnxLayer layer) {
    Optional<List<Integer>> input = model.shape(layer.input(0));
    Optional<List<Integer>> weights = model.shape(layer.weights());
    if (input.isEmpty() || weights.isEmpty()) {
      return uncounted(
          layer,
          "the model does not state the shape of "
              + (input.isEmpty() ? layer.input(0) : layer.weights())
              + ": ONNX's shape inference would write it down");
    }
    try {
      return counted(layer, layer.geometry(input.get(), weights.get()));
    } catch (GeometryException | ArithmeticException wrong) {
      return uncounted(layer, wrong.getMessage());
    }
  }

  private static Row uncounted(OnnxLayer layer, String why) {
    return new Row(
        layer.name(),
        layer.operation(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Optional.of(why));
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
        g.weightSize() + (bias ? biases : 0L),
        products,
        ClosedForm.multiplications(g, PaddedTaps.SKIPPED),
        additions,
        bias ? outputs : 0,
        inputs,
        outputs,
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

  private static long sum(List<Row> rows, ToLongFunction<Row> of) {
    return rows.stream().mapToLong(of).reduce(0, Math::addExact);
  }
}

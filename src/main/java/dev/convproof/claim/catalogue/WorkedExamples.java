package dev.convproof.claim.catalogue;

import static dev.convproof.claim.catalogue.ExampleGrids.K;
import static dev.convproof.claim.catalogue.ExampleGrids.NUMBERS;
import static dev.convproof.claim.catalogue.ExampleGrids.SECTION;
import static dev.convproof.claim.catalogue.ExampleGrids.SIDE;
import static dev.convproof.claim.catalogue.ExampleGrids.X;
import static dev.convproof.claim.catalogue.ExampleGrids.grid;
import static dev.convproof.claim.catalogue.ExampleGrids.ones;
import static dev.convproof.claim.catalogue.ExampleGrids.output;
import static dev.convproof.claim.catalogue.ExampleGrids.plane;
import static dev.convproof.claim.catalogue.ExampleGrids.planes;
import static dev.convproof.claim.catalogue.ExampleGrids.problem;
import static dev.convproof.claim.catalogue.ExampleGrids.row;

import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Example;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.message.Message;
import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.decompose.OverRationals;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A worked example for each exercise, on the numbers of the section: X of two channels, 3×3, and K.
 * Everything shown is computed by the strategies over the integers, E5's sums in float32.
 */
public final class WorkedExamples {
  private WorkedExamples() {}

  /** Returns all of them, in the order of the exercises. */
  public static List<Example> all() {
    return List.of(
        twoLayers(),
        composedSize(),
        converse(),
        anyMap(),
        oneOutput(),
        numbersHeld(),
        gradients("E2c", "example.E2c"),
        backwardCost(),
        CostExamples.channelsDoubled(),
        CostExamples.paddingDoubled(),
        CostExamples.oneByOne(),
        CostExamples.roundings(),
        CostExamples.unfolded(),
        CostExamples.strips(),
        CostExamples.blocks());
  }

  private static Example twoLayers() {
    long[] kernel = Arrays.copyOf(K, 4);
    Problem<long[]> second = problem(plane(2, 2, 1, 0), output(SECTION), kernel);
    Problem<long[]> composed = Composer.compose(NUMBERS, SECTION, second);
    List<Panel> grids = new ArrayList<>(planes(Role.INPUT, Shape.input(SECTION.geometry()), X));
    grids.addAll(planes(Role.FIRST_KERNEL, Shape.weights(SECTION.geometry()), K));
    grids.add(grid(Role.INTERMEDIATE, 2, 2, output(SECTION)));
    grids.add(grid(Role.SECOND_KERNEL, 2, 2, kernel));
    grids.addAll(planes(Role.COMPOSED, composed.weights().shape(), composed.weights().data()));
    grids.add(grid(Role.OUTPUT, 1, 1, output(second)));
    return new Example(
        "E1a", grids, Message.of("example.E1a", output(second)[0], output(composed)[0]));
  }

  private static Example composedSize() {
    long[] first = Arrays.copyOfRange(K, 4, 6);
    long[] second = Arrays.copyOfRange(K, 6, 8);
    long[] apart = composedRow(first, 1, second);
    long[] strided = composedRow(first, 2, second);
    return new Example(
        "E1b",
        List.of(
            Panel.row(Role.FIRST_KERNEL, first),
            Panel.row(Role.SECOND_KERNEL, second),
            Panel.row(Role.COMPOSED, apart),
            Panel.row(Role.COMPOSED_STRIDED, strided)),
        Message.of("example.E1b", apart.length, strided.length));
  }

  private static long[] composedRow(long[] first, int stride, long[] second) {
    int middle = second.length;
    Axis one = new Axis(stride * (middle - 1) + first.length, first.length, stride, 0, 0, 1);
    Problem<long[]> inner = problem(row(one), new long[one.input()], first);
    Problem<long[]> outer = problem(row(Axis.of(middle, middle)), new long[middle], second);
    return Composer.compose(NUMBERS, inner, outer).weights().data();
  }

  private static Example converse() {
    long[] whole = Arrays.copyOfRange(K, 4, 8);
    long[] rankOne = {whole[0], whole[1], SIDE * whole[0], SIDE * whole[1]};
    return new Example(
        "E1c",
        List.of(
            grid(Role.KERNEL, 2, 2, whole),
            grid(Role.OTHER_KERNEL, 2, 2, rankOne),
            grid(Role.COLUMN, 2, 1, new long[] {1, SIDE}),
            grid(Role.ROW, 1, 2, new long[] {whole[0], whole[1]})),
        Message.of("example.E1c", decided(whole), decided(rankOne)));
  }

  private static Message decided(long[] taps) {
    Decomposition found =
        OverRationals.decide(
            Kernel.plane(2, 2, Arrays.stream(taps).mapToObj(BigFraction::of).toList()));
    return Message.of(
        found instanceof Decomposition.Indecomposable
            ? "value.decomposes-not"
            : "value.decomposes");
  }

  private static Example anyMap() {
    int h = 2;
    long[] matrix = Arrays.copyOfRange(K, 4, 8);
    long[] taps = new long[h * h];
    Arrays.setAll(taps, t -> matrix[(h - 1 - t / h) * h + t % h]);
    int pad = h * (h - 1);
    Axis axis = new Axis(h, h * h, h, pad, pad, 1);
    long[] input = {5, 7};
    long[] padded = new long[axis.padded()];
    System.arraycopy(input, 0, padded, pad, h);
    return new Example(
        "E1d",
        List.of(
            grid(Role.MATRIX, h, h, matrix),
            Panel.row(Role.INPUT, padded).padded(List.of(0, 0, pad, pad)),
            Panel.row(Role.KERNEL, taps),
            Panel.row(Role.OUTPUT, output(problem(row(axis), input, taps)))),
        Message.of("example.E1d", h * h, h, pad));
  }

  private static Example oneOutput() {
    List<Panel> grids = new ArrayList<>(planes(Role.INPUT, Shape.input(SECTION.geometry()), X));
    grids.addAll(planes(Role.KERNEL, Shape.weights(SECTION.geometry()), K));
    grids.add(grid(Role.OUTPUT, 2, 2, output(SECTION)).marked(0, 0));
    Geometry g = SECTION.geometry();
    int products = K.length;
    int outputs = g.outputSize();
    return new Example(
        "E2a",
        grids,
        Message.of(
            "example.E2a",
            products(),
            output(SECTION)[0],
            outputs,
            outputs * products,
            outputs * (products - 1)));
  }

  /** The products of the first output. */
  private static String products() {
    return IntStream.range(0, K.length)
        .mapToObj(at -> X[at / 4 * SIDE * SIDE + at % 4 / 2 * SIDE + at % 2] + "·" + K[at])
        .collect(Collectors.joining(" + "));
  }

  private static Example numbersHeld() {
    Geometry g = SECTION.geometry();
    List<Panel> grids = new ArrayList<>(planes(Role.INPUT, Shape.input(g), X));
    grids.addAll(planes(Role.KERNEL, Shape.weights(g), K));
    grids.add(Panel.cell(Role.BIAS, "b"));
    grids.add(grid(Role.OUTPUT, 2, 2, output(SECTION)));
    int parameters = K.length + g.outputChannels();
    return new Example(
        "E2b",
        grids,
        Message.of(
            "example.E2b",
            K.length,
            parameters,
            g.inputSize(),
            g.outputSize(),
            parameters + g.inputSize() + g.outputSize()));
  }

  private static Example gradients(String exercise, String caption) {
    Geometry g = SECTION.geometry();
    BackwardProblem<long[]> backward = BackwardProblem.of(SECTION, ones(g.outputSize()));
    Tensor<long[]> inputs = BackwardStrategies.DEFINITION.inputGradient(NUMBERS, backward);
    Tensor<long[]> weights = BackwardStrategies.DEFINITION.weightGradient(NUMBERS, backward);
    Tensor<long[]> bias = BackwardStrategies.DEFINITION.biasGradient(NUMBERS, backward);
    List<Panel> grids = new ArrayList<>();
    grids.add(grid(Role.OUTPUT_GRADIENT, 2, 2, ones(g.outputSize())));
    grids.addAll(planes(Role.INPUT_GRADIENT, inputs.shape(), inputs.data()));
    grids.addAll(planes(Role.WEIGHT_GRADIENT, weights.shape(), weights.data()));
    grids.add(grid(Role.BIAS_GRADIENT, 1, 1, bias.data()));
    return new Example(
        exercise,
        grids,
        Message.of(
            caption,
            g.outputSize(),
            inputs.data().length,
            weights.data().length,
            bias.data().length));
  }

  private static Example backwardCost() {
    int products = SECTION.geometry().outputSize() * K.length;
    long[] weights =
        BackwardStrategies.DEFINITION
            .weightGradient(
                NUMBERS, BackwardProblem.of(SECTION, ones(SECTION.geometry().outputSize())))
            .data();
    String first =
        IntStream.range(0, 4)
            .mapToObj(at -> "1·" + X[at / 2 * SIDE + at % 2])
            .collect(Collectors.joining(" + "));
    return new Example(
        "E2d",
        List.of(
            grid(Role.OUTPUT_GRADIENT, 2, 2, ones(4)),
            grid(Role.INPUT, SIDE, SIDE, Arrays.copyOf(X, SIDE * SIDE)),
            grid(Role.WEIGHT_GRADIENT, 2, 2, Arrays.copyOf(weights, 4)).marked(0, 0)),
        Message.of("example.E2d", first, weights[0], products, 2 * products));
  }
}

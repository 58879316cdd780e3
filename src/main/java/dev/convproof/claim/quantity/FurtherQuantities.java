package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Conventions.Choice.BIAS;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.VariableNames.formula;

import dev.convproof.algebra.DependencyAlgebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.claim.quantity.Quantity.Provenance;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.CountedRun;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import dev.convproof.strategy.Columns;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Quantities beside those of one forward and one backward pass: pooling ({@link
 * PoolingQuantities}), transposed convolution ({@link TransposedQuantities}), layers in a row,
 * depthwise-separable layers, unfolding, strips, blocks, Winograd's products.
 */
final class FurtherQuantities {
  private static final Vocabulary COSTS =
      VariableNames.joined(VariableNames.LAYER, VariableNames.OUTPUT);

  private static final String MATRIX = "unfolded-matrix";
  private static final String RUN = "two-layers";

  private FurtherQuantities() {}

  /** Returns all of them, in the order in which they are listed. */
  static List<Quantity> all() {
    return Stream.of(PoolingQuantities.all(), TransposedQuantities.all(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Quantity> others() {
    return List.of(
        twoLayers("two-layer-output", "rows of the output of two layers"),
        numbers(
            "receptive-field-one",
            "extent of the input that one output of one layer reads",
            List.of("k", "d"),
            List::of,
            "d*(k-1)+1",
            shape -> reach(List.of(axis(value(shape, "k"), 1, value(shape, "d")))),
            "receptive-field-step"),
        numbers(
            "receptive-field-step",
            "receptive field after one layer more, r before it, j the product of the strides before",
            List.of("r", "j", "k", "d"),
            List::of,
            "r+(k-1)*d*j",
            shape ->
                reach(
                    List.of(
                        axis(value(shape, "r"), value(shape, "j"), 1),
                        axis(value(shape, "k"), 1, value(shape, "d")))),
            "receptive-field-step"),
        numbers(
            "receptive-field-layers",
            "receptive field of L layers of stride 1, all with the same kernel",
            List.of("L", "k", "d"),
            List::of,
            "L*d*(k-1)+1",
            shape ->
                reach(
                    IntStream.range(0, value(shape, "L"))
                        .mapToObj(at -> axis(value(shape, "k"), 1, value(shape, "d")))
                        .toList()),
            "receptive-field-step",
            "receptive-field-layers"),
        separable(
            "separable-multiplications",
            "multiplications of a depthwise and a pointwise layer",
            List.of(PADDING),
            conventions -> "n*ci*(kh*kw+co)*ho*wo",
            (g, conventions) ->
                ExecutedQuantities.multiplications(depthwise(g), Conventions.NONE)
                    + ExecutedQuantities.multiplications(pointwise(g), Conventions.NONE)),
        separable(
                "separable-parameters",
                "weights and biases of a depthwise and a pointwise layer",
                List.of(PADDING, BIAS),
                conventions ->
                    "ci*kh*kw+ci*co" + (conventions.bias() == BiasTerm.COUNTED ? "+ci+co" : ""),
                (g, conventions) ->
                    ExecutedQuantities.parameters(depthwise(g), conventions)
                        + ExecutedQuantities.parameters(pointwise(g), conventions))
            .settling(BIAS),
        layer(
            "unfolded-rows",
            "rows of the matrix whose columns are the windows of one image and group",
            "ci/g*kh*kw",
            MATRIX,
            g -> unfolded(g).length / g.windows()),
        layer(
            "unfolded-columns",
            "columns of the matrix whose columns are the windows of one image and group",
            "ho*wo",
            MATRIX,
            g -> unfolded(g).length / g.products()),
        numbers(
            "strip-columns",
            "columns of the input that D neighbouring columns of the output read, the kernel being k wide",
            List.of("k", "D"),
            List::of,
            "k+D-1",
            shape -> strip(value(shape, "k"), value(shape, "D"))),
        numbers(
            "block-multiplications",
            "multiplications of a c by c matrix of b diagonal blocks with a vector",
            List.of("c", "b"),
            () -> List.of(Relation.equal(formula("b*floor(c/b)"), formula("c"))),
            "c*c/b",
            shape -> blocks(value(shape, "c"), value(shape, "b"))),
        numbers(
            "winograd-multiplications",
            "products of one tile of F(m×m, r×r), those by constants not counted",
            List.of("m", "r"),
            List::of,
            "(m+r-1)^2",
            shape -> tile(value(shape, "m"), value(shape, "r"))));
  }

  static int value(Instance shape, String name) {
    return shape.values().get(name).intValueExact();
  }

  private static Quantity numbers(
      String name,
      String meaning,
      List<String> names,
      Supplier<List<Relation>> given,
      String closed,
      ToLongFunction<Instance> execution,
      String... lemmas) {
    return Quantity.ofNumbers(
        name,
        meaning,
        DivisionRule.EXACT,
        List.of(),
        names.stream().map(one -> new Unknown(one, 1)).toList(),
        conventions -> given.get(),
        conventions -> Optional.of(closed),
        new Provenance(
            "numbers-run", (shape, conventions) -> Value.of(execution.applyAsLong(shape)), lemmas));
  }

  // Layers in a row

  private static Quantity twoLayers(String name, String meaning) {
    Function<Conventions, String> first =
        conventions -> "(h-k1+%sp1)/s1+1".formatted(twice(conventions));
    return Quantity.ofNumbers(
        name,
        meaning,
        DivisionRule.FLOOR,
        List.of(PADDING),
        Stream.of("h", "k1", "p1", "s1", "k2", "p2", "s2")
            .map(one -> new Unknown(one, one.startsWith("p") ? 0 : 1))
            .toList(),
        conventions -> {
          List<Relation> given = new ArrayList<>();
          given.add(
              Relation.atMost(formula("k1"), formula("h+%sp1".formatted(twice(conventions)))));
          given.add(
              Relation.atMost(
                  formula("k2"),
                  formula(first.apply(conventions) + "+%sp2".formatted(twice(conventions)))));
          if (conventions.padding() == PaddingRule.VALID) {
            given.add(Relation.equal(formula("p1"), Expressions.ZERO));
            given.add(Relation.equal(formula("p2"), Expressions.ZERO));
          }
          return given;
        },
        conventions ->
            switch (conventions.padding()) {
              case TOTAL, PER_SIDE ->
                  Optional.of(
                      "(%s-k2+%sp2)/s2+1".formatted(first.apply(conventions), twice(conventions)));
              case VALID -> Optional.of("((h-k1)/s1+1-k2)/s2+1");
              case SAME, CAUSAL -> Optional.empty();
            },
        new Provenance(
            "windows-moved-twice",
            (shape, conventions) -> {
              int sides = conventions.padding() == PaddingRule.PER_SIDE ? 2 : 1;
              int middle = windows(shape, "1", value(shape, "h"), sides);
              return Value.of(windows(shape, "2", middle, sides));
            },
            "output-counts-windows"));
  }

  private static String twice(Conventions conventions) {
    return conventions.padding() == PaddingRule.PER_SIDE ? "2*" : "";
  }

  private static int windows(Instance shape, String layer, int input, int sides) {
    int padding = sides * value(shape, "p" + layer);
    Axis axis =
        new Axis(input, value(shape, "k" + layer), value(shape, "s" + layer), padding, 0, 1);
    return Math.toIntExact(ExecutedQuantities.windows(axis));
  }

  private static Axis axis(int kernel, int stride, int dilation) {
    return new Axis(dilation * (kernel - 1) + 1, kernel, stride, 0, 0, dilation);
  }

  /** From the first to the last input that reaches the first output of layers in a row. */
  private static long reach(List<Axis> layers) {
    int needed = 1;
    int[] inputs = new int[layers.size()];
    for (int at = layers.size() - 1; at >= 0; at--) {
      Axis layer = layers.get(at);
      needed = (needed - 1) * layer.stride() + layer.dilation() * (layer.kernel() - 1) + 1;
      inputs[at] = needed + 1; // one more, which must not be read by the first output
    }
    DependencyAlgebra sets = DependencyAlgebra.INSTANCE;
    BitSet[] now = sets.inputs(inputs[0]);
    for (int at = 0; at < layers.size(); at++) {
      now = run(layers.get(at), now);
    }
    return now[0].length() - (long) now[0].nextSetBit(0);
  }

  private static BitSet[] run(Axis layer, BitSet[] input) {
    Axis longer = new Axis(input.length, layer.kernel(), layer.stride(), 0, 0, layer.dilation());
    Geometry g = Geometry.UNIT.withAxes(longer, Axis.of(1, 1));
    long[] ones = new long[g.weightSize()];
    Arrays.fill(ones, 1);
    BitSet[] weights = DependencyAlgebra.INSTANCE.load(ones, 0);
    Problem<BitSet[]> problem = Problem.of(g, input, weights, Optional.empty());
    return Strategies.DEFINITION.convolve(DependencyAlgebra.INSTANCE, problem).data();
  }

  // Depthwise-separable layers, unfolding, strips, blocks, tiles

  private static Quantity separable(
      String name,
      String meaning,
      List<Choice> choices,
      Function<Conventions, String> closed,
      ToLongBiFunction<Geometry, Conventions> execution) {
    Vocabulary ungrouped =
        Vocabulary.of(COSTS.names().stream().filter(one -> !one.equals("g")).toList());
    return new Quantity(
        name,
        meaning,
        DivisionRule.EXACT,
        choices,
        ungrouped,
        (conventions, named) -> Optional.of(closed.apply(conventions)),
        Provenance.counted(RUN, execution));
  }

  private static Geometry depthwise(Geometry g) {
    return g.withChannels(g.inputChannels(), g.inputChannels(), g.inputChannels());
  }

  private static Geometry pointwise(Geometry g) {
    return g.withAxes(Axis.of(g.rows().output(), 1), Axis.of(g.columns().output(), 1));
  }

  private static Quantity layer(
      String name, String meaning, String closed, String how, ToLongFunction<Geometry> execution) {
    return new Quantity(
        name,
        meaning,
        DivisionRule.EXACT,
        List.of(PADDING),
        COSTS,
        ClosedForms.always(closed),
        Provenance.counted(how, (g, conventions) -> execution.applyAsLong(g)));
  }

  private static double[] unfolded(Geometry g) {
    Tensor<double[]> input = new Tensor<>(Shape.input(g), new double[g.inputSize()]);
    return Columns.of(Doubles.INSTANCE, g, input, 0, 0);
  }

  /** Returns how many columns the first so many outputs read, of an input with one more. */
  private static long strip(int kernel, int outputs) {
    BitSet[] read = run(axis(kernel, 1, 1), DependencyAlgebra.INSTANCE.inputs(kernel + outputs));
    BitSet all = new BitSet();
    IntStream.range(0, outputs).forEach(at -> all.or(read[at]));
    return all.cardinality();
  }

  private static long blocks(int channels, int blocks) {
    Geometry g = Geometry.UNIT.withChannels(blocks, channels, channels);
    return ExecutedQuantities.multiplications(g, Conventions.NONE);
  }

  private static long tile(int outputs, int kernel) {
    Axis axis = Axis.of(outputs + kernel - 1, kernel);
    Geometry g = Geometry.UNIT.withAxes(axis, axis);
    return CountedRun.of(new Winograd(outputs, outputs), g, BiasTerm.IGNORED)
        .executed()
        .multiplications(true);
  }
}

package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Conventions.Choice.BIAS;
import static dev.convproof.claim.quantity.Conventions.Choice.COUNT;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDED_COPY;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDED_TAPS;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.Conventions.Choice.SCALAR;

import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.ExecutedQuantities.Stacked;
import dev.convproof.claim.quantity.Quantity.Provenance;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The quantities that an answer can be about, by their names on the command line. */
public final class Quantities {
  private static final Vocabulary SIZES = VariableNames.joined(VariableNames.LAYER);
  private static final Vocabulary COSTS =
      VariableNames.joined(VariableNames.LAYER, VariableNames.OUTPUT);
  private static final Vocabulary FURTHER_COSTS =
      VariableNames.joined(VariableNames.LAYER, VariableNames.OUTPUT, List.of("M"));
  private static final Vocabulary STACKS = VariableNames.joined(VariableNames.STACK);

  private static final String RUN = "forward-pass";
  private static final String BUFFERS = "layer-buffers";
  private static final String GROWTH = "growth";

  private Quantities() {}

  /** Returns every quantity, in the order in which they are listed. */
  public static List<Quantity> all() {
    return All.QUANTITIES;
  }

  /** The quantity of a name. */
  public static Optional<Quantity> named(String name) {
    return first(quantity -> quantity.name().equals(name));
  }

  /** The first of a kind; the others are made only if it is not among those of a forward pass. */
  private static Optional<Quantity> first(Predicate<Quantity> kind) {
    return FORWARD.stream()
        .filter(kind)
        .findFirst()
        .or(() -> All.QUANTITIES.stream().filter(kind).findFirst());
  }

  /**
   * A quantity as it was asked for.
   *
   * @param implied the conventions that its usual name stands for, such as MACs
   * @param where what is given of its variables
   */
  public record Asked(Quantity quantity, Conventions implied, Where where) {
    /** Nothing is given of its variables. */
    Asked(Quantity quantity, Conventions implied) {
      this(quantity, implied, Where.NOTHING);
    }
  }

  /**
   * The quantity of a name as people write it: in capitals, in the singular, in Chinese, or another
   * usual name.
   */
  public static Optional<Asked> asked(String typed) {
    String folded = folded(typed);
    return Optional.ofNullable(Usual.NAMES.get(folded))
        .or(
            () ->
                first(quantity -> folded(quantity.name()).equals(folded))
                    .map(quantity -> new Asked(quantity, Conventions.NONE)));
  }

  private static String folded(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[-_ {}.'\u2019]", "");
    return letters.length() > 2 && letters.endsWith("s")
        ? letters.substring(0, letters.length() - 1)
        : letters;
  }

  /** Returns what another answer says that a quantity is, its bias being counted. */
  public static Quantity saidToBe(String name, String answer) {
    Quantity quantity = named(name).orElseThrow();
    return new Quantity(
        name + "-as-said",
        quantity.meaning() + ", as an earlier answer has them",
        quantity.division(),
        List.of(PADDING),
        quantity.vocabulary(),
        ClosedForms.always(answer),
        quantity.provenance());
  }

  private static final List<Quantity> FORWARD =
      List.of(
          size("output-height", "rows of the output", "h"),
          size("output-width", "columns of the output", "w"),
          counted(
              "multiplications",
              "multiplications of the forward pass",
              List.of(PADDING, PADDED_TAPS),
              ClosedForms::multiplications,
              ExecutedQuantities::multiplications),
          counted(
              "additions",
              "additions of the forward pass",
              List.of(PADDING, BIAS, PADDED_TAPS),
              ClosedForms::additions,
              ExecutedQuantities::additions),
          counted(
              "operations",
              "multiplications and additions of the forward pass",
              List.of(PADDING, BIAS, COUNT, PADDED_TAPS),
              ClosedForms::operations,
              ExecutedQuantities::operations),
          counted(
              "cross-channel-additions",
              "additions that join the results of the channels",
              List.of(PADDING, PADDED_TAPS),
              ClosedForms::crossChannelAdditions,
              ExecutedQuantities::crossChannelAdditions),
          counted(
              "multiplications-per-output",
              "multiplications for one element of the output",
              List.of(PADDING),
              ClosedForms.always("ci/g*kh*kw"),
              (g, c) -> perOutput(g, ExecutedQuantities.multiplications(g, c))),
          counted(
              "additions-per-output",
              "additions for one element of the output",
              List.of(PADDING, BIAS),
              ClosedForms::additionsPerOutput,
              (g, c) -> perOutput(g, ExecutedQuantities.additions(g, c))),
          held("kernel-depth", "channels of one kernel", "ci/g", ExecutedQuantities::kernelDepth),
          held("kernels", "kernels of a layer", "co", ExecutedQuantities::kernels),
          held("biases", "biases of a layer", "co", ExecutedQuantities::biases),
          stored(
                  "parameters",
                  "weights and biases of a layer",
                  List.of(PADDING, BIAS),
                  ClosedForms::parameters,
                  ExecutedQuantities::parameters)
              .settling(BIAS),
          stored(
                  "parameter-bytes",
                  "bytes of the weights and biases",
                  List.of(PADDING, BIAS, SCALAR),
                  ClosedForms::parameterBytes,
                  (g, c) -> c.scalar().bytes(ExecutedQuantities.parameters(g, c)))
              .settling(BIAS),
          stored(
              "activation-bytes",
              "bytes of the input and the output",
              List.of(PADDING, PADDED_COPY, SCALAR),
              ClosedForms::activationBytes,
              (g, c) -> c.scalar().bytes(ExecutedQuantities.activations(g, c))),
          stored(
                  "forward-memory",
                  "numbers held in a forward pass: parameters, input and output",
                  List.of(PADDING, BIAS, PADDED_COPY),
                  ClosedForms::memory,
                  (g, c) ->
                      ExecutedQuantities.parameters(g, c) + ExecutedQuantities.activations(g, c))
              .settling(BIAS),
          stack(
              "composed-kernel-size",
              "extent of the kernel that two stacked ones are",
              "ones-composed",
              Stacked::composedSize),
          stack(
              "receptive-field",
              "extent of the input that one output of two stacked kernels reads",
              "sets-of-inputs",
              Stacked::receptiveField));

  /** Made when a quantity beyond those of a forward pass is asked for. */
  private static final class All {
    static final List<Quantity> QUANTITIES =
        withGrowths(
            Stream.of(FORWARD, BackwardQuantities.all(), FurtherQuantities.all())
                .flatMap(List::stream)
                .toList());
  }

  /** Usual names, folded. */
  private static final class Usual {
    static final Map<String, Asked> NAMES = usual();
  }

  private static Map<String, Asked> usual() {
    Map<String, List<String>> names =
        Map.of(
            "output-height",
            List.of("ho", "hout", "outh", "oh", "outheight", "mh", "输出高度", "输出高", "输出的高度"),
            "output-width",
            List.of("wo", "wout", "outw", "ow", "outwidth", "mw", "输出宽度", "输出宽", "输出的宽度"),
            "multiplications",
            List.of("mult", "mul", "multiplie", "multiply", "乘法", "乘法次数", "乘法数"),
            "additions",
            List.of("add", "加法", "加法次数", "加法数"),
            "operations",
            List.of("op", "运算", "运算次数", "运算量", "计算量"),
            "biases",
            List.of("bia", "bias", "偏置", "偏置数", "偏置数量", "偏置个数"),
            "parameters",
            List.of("param", "numparam", "weightsandbiase", "参数", "参数量", "参数数量", "参数个数"),
            "forward-memory",
            List.of("memory", "内存", "内存占用", "内存占用量"),
            "receptive-field",
            List.of("rf", "感受野"),
            "composed-kernel-size",
            List.of("composedkernel", "kernelsize", "等效核大小", "核大小"));
    Map<String, Asked> usual = new HashMap<>();
    names.forEach(
        (name, others) ->
            others.forEach(
                other -> usual.put(other, new Asked(named(name).orElseThrow(), Conventions.NONE))));
    Quantity operations = named("operations").orElseThrow();
    Asked macs = new Asked(operations, Conventions.NONE.with(COUNT, "macs"));
    Asked flops = new Asked(operations, Conventions.NONE.with(COUNT, "flops"));
    List.of("mac", "madd", "multadd", "multiplyadd", "乘加次数").forEach(name -> usual.put(name, macs));
    List.of("flop", "浮点运算次数", "浮点运算量").forEach(name -> usual.put(name, flops));
    return Map.copyOf(usual);
  }

  private static List<Quantity> withGrowths(List<Quantity> quantities) {
    List<Quantity> all = new ArrayList<>(quantities);
    for (Quantity quantity : quantities) {
      if (List.of("multiplications", "operations").contains(quantity.name())) {
        for (Doubling doubling : Doubling.values()) {
          all.add(growth(quantity, doubling));
        }
      }
    }
    return List.copyOf(all);
  }

  private static long perOutput(Geometry g, long all) {
    if (all % g.outputSize() != 0) {
      throw new IllegalStateException("outputs of " + g + " take different numbers of operations");
    }
    return all / g.outputSize();
  }

  private static Quantity size(String name, String meaning, String letter) {
    return new Quantity(
            name,
            meaning,
            DivisionRule.FLOOR,
            List.of(PADDING),
            SIZES,
            ClosedForms.output(letter),
            new Provenance(
                "windows-moved",
                (shape, conventions) ->
                    Value.of(
                        ExecutedQuantities.windows(
                            letter.equals("h")
                                ? shape.geometry().rows()
                                : shape.geometry().columns())),
                "output-counts-windows"))
        .spelled(Spellings.ofSize(SIZES, letter));
  }

  private static Quantity counted(
      String name,
      String meaning,
      List<Choice> choices,
      Quantity.Closed closed,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return new Quantity(
        name,
        meaning,
        DivisionRule.EXACT,
        choices,
        vocabulary(name),
        closed,
        Provenance.counted(RUN, execution));
  }

  private static Quantity held(
      String name, String meaning, String closed, ToLongFunction<Geometry> execution) {
    return stored(
        name,
        meaning,
        List.of(PADDING),
        ClosedForms.always(closed),
        (g, conventions) -> execution.applyAsLong(g));
  }

  private static Quantity stored(
      String name,
      String meaning,
      List<Choice> choices,
      Quantity.Closed closed,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return new Quantity(
        name,
        meaning,
        DivisionRule.EXACT,
        choices,
        COSTS,
        closed,
        Provenance.counted(BUFFERS, execution));
  }

  private static Quantity stack(
      String name, String meaning, String what, ToLongFunction<Instance> execution) {
    return new Quantity(
        name,
        meaning,
        DivisionRule.FLOOR,
        List.of(),
        STACKS,
        ClosedForms::stack,
        new Provenance(what, (shape, conventions) -> Value.of(execution.applyAsLong(shape))));
  }

  /** The factor by which a quantity grows when something doubles. */
  private static Quantity growth(Quantity of, Doubling doubling) {
    Provenance.Execution execution = of.provenance().execution();
    return new Quantity(
            of.name() + "-growth-" + doubling.text(),
            "factor by which the " + of.name() + " grow when " + doubling.what() + " double",
            DivisionRule.EXACT,
            of.choices(),
            VariableNames.joined(VariableNames.LAYER, VariableNames.OUTPUT, doubling.names()),
            (conventions, named) ->
                of.closed()
                    .text(conventions, named)
                    .filter(form -> doubling.changes(conventions))
                    .map(doubling::ratio),
            new Provenance(
                GROWTH,
                (shape, conventions) ->
                    doubling.ratio(
                        execution.value(doubling.of(shape, conventions), conventions),
                        execution.value(shape, conventions))))
        .growingWith(doubling);
  }

  /** M, the number of multiplications, may be named where it is not what is asked for. */
  private static Vocabulary vocabulary(String name) {
    return name.startsWith("multiplications") ? COSTS : FURTHER_COSTS;
  }
}

package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Choice.PADDING;

import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Geometry;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/** The kinds of quantities: how each is executed, and which variables an answer to it may name. */
final class Kinds {
  private static final Vocabulary SIZES = Names.joined(Names.LAYER);
  private static final Vocabulary COSTS = Names.joined(Names.LAYER, Names.OUTPUT);
  private static final Vocabulary FURTHER_COSTS =
      Names.joined(Names.LAYER, Names.OUTPUT, List.of("M"));
  private static final Vocabulary STACKS = Names.joined(Names.STACK);

  private static final String RUN = "forward-pass";
  private static final String BUFFERS = "layer-buffers";
  private static final String GROWTH = "growth";

  private Kinds() {}

  static long perOutput(Geometry g, long all) {
    if (all % g.outputSize() != 0) {
      throw new IllegalStateException("outputs of " + g + " take different numbers of operations");
    }
    return all / g.outputSize();
  }

  static Measure size(String name, String meaning, String letter) {
    return new Measure(
        name,
        meaning,
        DivisionRule.FLOOR,
        List.of(PADDING),
        SIZES,
        ClosedForms.output(letter),
        new Basis.ByLemma(
            "windows-moved",
            "output-counts-windows",
            (shape, conventions) ->
                Value.of(
                    Executed.windows(
                        letter.equals("h")
                            ? shape.geometry().rows()
                            : shape.geometry().columns()))));
  }

  static Measure counted(
      String name,
      String meaning,
      List<Choice> choices,
      Measure.Closed closed,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return new Measure(
        name,
        meaning,
        DivisionRule.EXACT,
        choices,
        vocabulary(name),
        closed,
        executed(RUN, execution));
  }

  static Measure held(
      String name, String meaning, String closed, ToLongFunction<Geometry> execution) {
    return stored(
        name,
        meaning,
        List.of(PADDING),
        ClosedForms.always(closed),
        (g, conventions) -> execution.applyAsLong(g));
  }

  static Measure stored(
      String name,
      String meaning,
      List<Choice> choices,
      Measure.Closed closed,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return new Measure(
        name, meaning, DivisionRule.EXACT, choices, COSTS, closed, executed(BUFFERS, execution));
  }

  static Basis executed(String what, ToLongBiFunction<Geometry, Conventions> execution) {
    return new Basis.ByExecution(
        what,
        (shape, conventions) -> Value.of(execution.applyAsLong(shape.geometry(), conventions)));
  }

  static Measure stack(
      String name, String meaning, String what, ToLongFunction<Instance> execution) {
    return new Measure(
        name,
        meaning,
        DivisionRule.FLOOR,
        List.of(),
        STACKS,
        ClosedForms::stack,
        new Basis.ByExecution(
            what, (shape, conventions) -> Value.of(execution.applyAsLong(shape))));
  }

  /** The factor by which a quantity grows when something doubles. */
  static Measure growth(Measure of, Doubling doubling) {
    Basis.Execution execution = ((Basis.ByExecution) of.basis()).execution();
    return new Measure(
        of.name() + "-growth-" + doubling.text(),
        "factor by which the " + of.name() + " grow when " + doubling.what() + " double",
        DivisionRule.EXACT,
        of.choices(),
        Names.joined(Names.LAYER, Names.OUTPUT, doubling.names()),
        (conventions, named) -> of.closed().text(conventions, named).map(doubling::ratio),
        new Basis.ByExecution(
            GROWTH,
            (shape, conventions) ->
                doubling.ratio(
                    execution.value(doubling.of(shape, conventions), conventions),
                    execution.value(shape, conventions))));
  }

  /** M, the number of multiplications, may be named where it is not what is asked for. */
  private static Vocabulary vocabulary(String name) {
    return name.startsWith("multiplications") ? COSTS : FURTHER_COSTS;
  }
}

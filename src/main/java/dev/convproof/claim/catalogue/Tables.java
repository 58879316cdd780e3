package dev.convproof.claim.catalogue;

import dev.convproof.algebra.FourierResidues;
import dev.convproof.claim.Table;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.SectionExample;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results side by side: computed in the run, like the verdicts. */
public final class Tables {
  /** Every strategy runs over them without rounding; what is small is shown as it is. */
  private static final FourierResidues NUMBERS = FourierResidues.INSTANCE;

  private static final Problem<long[]> ONE = SectionExample.ONE_OUTPUT.problem(NUMBERS);

  private Tables() {}

  /** Returns all of them. */
  public static List<Table> all() {
    return Stream.<Supplier<List<Table>>>of(
            () -> List.of(sectionExample()), CostTables::all, ArithmeticTables::all)
        .parallel()
        .map(Supplier::get)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Creates the table of what the section itself computes: its example with two input channels, and
   * with three output channels, by each strategy.
   */
  static Table sectionExample() {
    List<List<Message>> rows = new ArrayList<>();
    rows.add(row(Message.of("cell.input"), Tables::input));
    rows.add(row(Message.of("cell.weights"), Tables::weights));
    Strategies.all().stream()
        .filter(strategy -> strategy.scope(NUMBERS, ONE).applies())
        .forEach(strategy -> rows.add(row(strategy(strategy.name()), c -> output(strategy, c))));
    return new Table("section-example", "L1", Table.heads("strategy", "to-one", "to-three"), rows);
  }

  /** Returns the name of a way to compute a convolution or its gradients. */
  static Message strategy(String name) {
    return Message.named("strategy", name);
  }

  private static List<Message> row(Object head, Function<Case, String> cell) {
    return Table.row(
        head, cell.apply(SectionExample.ONE_OUTPUT), cell.apply(SectionExample.THREE_OUTPUTS));
  }

  private static String input(Case c) {
    return planes(Shape.input(c.geometry()), at -> Long.toString(c.input()[at]));
  }

  private static String weights(Case c) {
    long[] weights = c.layers().get(0).weights();
    return planes(Shape.weights(c.geometry()), at -> Long.toString(weights[at]));
  }

  private static String output(Strategy strategy, Case c) {
    Tensor<long[]> output = strategy.convolve(NUMBERS, c.problem(NUMBERS));
    return planes(output.shape(), at -> NUMBERS.show(output.data(), at));
  }

  /** The planes one after another, each such as {@code [[56, 72], [104, 120]]}. */
  private static String planes(Shape shape, IntFunction<String> element) {
    return IntStream.range(0, shape.outer() * shape.channels())
        .mapToObj(
            plane ->
                listed(
                    shape.height(),
                    i ->
                        listed(
                            shape.width(),
                            j -> element.apply((plane * shape.height() + i) * shape.width() + j))))
        .collect(Collectors.joining(" "));
  }

  private static String listed(int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(", ", "[", "]"));
  }
}

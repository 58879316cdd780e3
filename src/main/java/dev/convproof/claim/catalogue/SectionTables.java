package dev.convproof.claim.catalogue;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Table;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.SectionExample;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the section itself computes. */
final class SectionTables {
  private static final Geometry ONE = SectionExample.ONE_OUTPUT.geometry();

  private SectionTables() {}

  static List<Table> all() {
    return List.of(example());
  }

  /** The example with two input channels, and with three output channels, by each strategy. */
  private static Table example() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("input", c -> channels(Shape.input(c.geometry()), c.input())));
    rows.add(row("weights", SectionTables::weights));
    Strategies.direct().stream()
        .filter(strategy -> strategy.scope(ONE).applies())
        .forEach(strategy -> rows.add(row(strategy.name(), c -> output(strategy, c))));
    return new Table(
        "section-example",
        "L1",
        List.of("strategy", "to one output channel", "to three output channels"),
        rows);
  }

  private static List<String> row(String head, Function<Case, String> cell) {
    return List.of(
        head, cell.apply(SectionExample.ONE_OUTPUT), cell.apply(SectionExample.THREE_OUTPUTS));
  }

  private static String weights(Case c) {
    return channels(Shape.weights(c.geometry()), c.layers().get(0).weights());
  }

  private static String output(Strategy strategy, Case c) {
    return channels(
        Shape.output(c.geometry()),
        strategy.convolve(Integers.INSTANCE, c.problem(Integers.INSTANCE)).data());
  }

  /** The planes one after another, each such as {@code [[56, 72], [104, 120]]}. */
  private static String channels(Shape shape, long[] values) {
    return IntStream.range(0, shape.outer() * shape.channels())
        .mapToObj(plane -> plane(values, plane * shape.plane(), shape))
        .collect(Collectors.joining(" "));
  }

  private static String plane(long[] values, int from, Shape shape) {
    return IntStream.range(0, shape.height())
        .mapToObj(i -> listed(row(values, from + i * shape.width(), shape.width())))
        .collect(Collectors.collectingAndThen(Collectors.toList(), rows -> listed(rows.stream())));
  }

  private static Stream<String> row(long[] values, int from, int width) {
    return IntStream.range(from, from + width).mapToObj(at -> Long.toString(values[at]));
  }

  private static String listed(Stream<String> elements) {
    return elements.collect(Collectors.joining(", ", "[", "]"));
  }
}

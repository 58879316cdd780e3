package dev.convproof.claim.catalogue;

import dev.convproof.algebra.Operations;
import dev.convproof.claim.Table;
import dev.convproof.cost.Convention;
import dev.convproof.cost.LayerFigures;
import dev.convproof.cost.bytecode.GemmArithmetic;
import dev.convproof.message.Message;
import dev.convproof.strategy.backward.GradientDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Costs that were counted: of a layer on which counters disagree, of its gradients, of GEMM. */
final class CostTables {
  private static final String DEFINITION = new GradientDefinition().name();

  private CostTables() {}

  static List<Table> all() {
    return List.of(forward(), readings(), DisputeTable.all(), backward(), gemm());
  }

  /** The padded layer from 3 to 10 channels under every convention. */
  private static Table forward() {
    return new Table(
        "layer-forward",
        "E2a",
        Table.heads("convention", "strategy", "executed", "closed-form"),
        LayerFigures.forward().stream()
            .map(
                figure ->
                    Table.row(
                        words(figure.convention()),
                        Tables.strategy(figure.strategy()),
                        number(figure.executed()),
                        number(figure.predicted())))
            .toList());
  }

  /** Creates the table of how counters come to their figures of that layer without padding. */
  private static Table readings() {
    return new Table(
        "layer-readings",
        "E2a",
        Table.heads("counted-as", "figure"),
        Arrays.stream(LayerFigures.Reading.values())
            .map(
                reading ->
                    Table.row(Message.named("counted", reading.name()), number(reading.figure())))
            .toList());
  }

  /** The gradients of a layer in 1, 2 and 4 groups. */
  private static Table backward() {
    return new Table(
        "layer-backward",
        "E2d",
        Table.heads(
            "groups", "gradient", "strategy", "multiplications", "additions", "closed-form"),
        LayerFigures.backward().stream()
            .map(
                figure ->
                    Table.row(
                        number(figure.groups()),
                        Message.named("cell", figure.gradient().name()),
                        strategy(figure.strategy()),
                        number(figure.executed().multiplications(true)),
                        number(figure.executed().additions(true)),
                        sums(figure.predicted())))
            .toList());
  }

  private static Message words(Convention convention) {
    return Message.of(
        "cell.bias-and-padded-taps",
        Message.named("option", convention.bias().name()),
        Message.named("option", convention.paddedTaps().name()));
  }

  /** The definition's name is words; others are names of algorithms. */
  private static Message strategy(String name) {
    return name.equals(DEFINITION) ? Message.of("cell.gradient-definition") : Tables.strategy(name);
  }

  private static String sums(Operations operations) {
    return number(operations.multiplications(true)) + " + " + number(operations.additions(true));
  }

  /** Creates the table of what EJML's product executes, counted in its bytecode. */
  private static Table gemm() {
    return new Table(
        "gemm",
        "E6",
        Table.row(
            "m×k×n",
            Message.of("column.multiplications"),
            Message.of("column.additions"),
            "m·(k−1)·n",
            Message.of("column.sums-begun")),
        GemmArithmetic.table().stream()
            .map(
                product ->
                    Table.row(
                        product.m() + "×" + product.k() + "×" + product.n(),
                        number(product.executed().multiplications()),
                        number(product.executed().additions()),
                        number(product.fewestAdditions()),
                        number(product.addedToZero())))
            .toList());
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

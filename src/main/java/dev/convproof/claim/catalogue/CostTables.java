package dev.convproof.claim.catalogue;

import dev.convproof.algebra.Operations;
import dev.convproof.claim.Table;
import dev.convproof.cost.LayerFigures;
import dev.convproof.cost.bytecode.GemmArithmetic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Costs that were counted: of a layer on which counters disagree, of its gradients, of GEMM. */
final class CostTables {
  private CostTables() {}

  static List<Table> all() {
    return List.of(forward(), readings(), backward(), gemm());
  }

  /** The padded layer from 3 to 10 channels under every convention. */
  private static Table forward() {
    return new Table(
        "layer-forward",
        "E2a",
        List.of("convention", "strategy", "executed", "closed form"),
        LayerFigures.forward().stream()
            .map(
                figure ->
                    List.of(
                        figure.convention().toString(),
                        figure.strategy(),
                        number(figure.executed()),
                        number(figure.predicted())))
            .toList());
  }

  /** How counters come to their figures of that layer without padding. */
  private static Table readings() {
    return new Table(
        "layer-readings",
        "E2a",
        List.of("counted as", "figure"),
        Arrays.stream(LayerFigures.Reading.values())
            .map(reading -> List.of(reading.words(), number(reading.figure())))
            .toList());
  }

  /** The gradients of a layer in 1, 2 and 4 groups. */
  private static Table backward() {
    return new Table(
        "layer-backward",
        "E2d",
        List.of("groups", "gradient", "strategy", "multiplications", "additions", "closed form"),
        LayerFigures.backward().stream()
            .map(
                figure ->
                    List.of(
                        number(figure.groups()),
                        figure.gradient().name().toLowerCase(Locale.ROOT),
                        figure.strategy(),
                        number(figure.executed().multiplications(true)),
                        number(figure.executed().additions(true)),
                        sums(figure.predicted())))
            .toList());
  }

  private static String sums(Operations operations) {
    return number(operations.multiplications(true)) + " + " + number(operations.additions(true));
  }

  /** What EJML's product executes, counted in its bytecode. */
  private static Table gemm() {
    return new Table(
        "gemm",
        "E6",
        List.of("m×k×n", "multiplications", "additions", "m·(k−1)·n", "sums begun at zero"),
        GemmArithmetic.table().stream()
            .map(
                product ->
                    List.of(
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

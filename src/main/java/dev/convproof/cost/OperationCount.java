package dev.convproof.cost;

import static dev.convproof.cost.OperationKind.ADDITIONS;
import static dev.convproof.cost.OperationKind.ADDITIONS_OF_DATA;
import static dev.convproof.cost.OperationKind.ADDITIONS_OF_ZERO;
import static dev.convproof.cost.OperationKind.MULTIPLICATIONS;
import static dev.convproof.cost.OperationKind.MULTIPLICATIONS_BY_CONSTANT;
import static dev.convproof.cost.OperationKind.MULTIPLICATIONS_OF_DATA;
import static dev.convproof.cost.OperationKind.MULTIPLICATIONS_OF_ZERO;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Geometry;
import java.util.List;
import java.util.stream.Stream;

/**
 * Operations of one kind, as a run executed them and as a closed form predicts them.
 *
 * @param kind which operations
 * @param bias whether the run had a bias
 * @param executed how many the run executed
 * @param predicted how many the closed form says
 * @param source whose closed form, such as {@code the textbook (bias counted, padded taps counted)}
 */
public record OperationCount(
    OperationKind kind, BiasTerm bias, long executed, long predicted, String source) {

  /** A run beside its strategy's own closed form. */
  public static List<OperationCount> besideClosedForm(
      CostModel model, Geometry g, BiasTerm bias, Operations executed) {
    Operations predicted = model.operations(g, bias);
    return Stream.of(
            MULTIPLICATIONS_OF_DATA,
            MULTIPLICATIONS_BY_CONSTANT,
            MULTIPLICATIONS_OF_ZERO,
            ADDITIONS_OF_DATA,
            ADDITIONS_OF_ZERO)
        .map(
            kind ->
                new OperationCount(
                    kind, bias, kind.of(executed), kind.of(predicted), "the closed form"))
        .toList();
  }

  /**
   * A run beside the textbook's closed forms, for a strategy that makes one product for every tap:
   * all operations under the convention for padded taps that the strategy realises, and those of
   * data with padded taps skipped.
   */
  public static List<OperationCount> besideTextbook(
      PaddedTaps realised, Geometry g, BiasTerm bias, Operations executed) {
    Convention all = new Convention(bias, realised);
    Convention data = new Convention(bias, PaddedTaps.SKIPPED);
    return List.of(
        textbook(MULTIPLICATIONS, all, executed, ClosedForm.multiplications(g, realised)),
        textbook(ADDITIONS, all, executed, ClosedForm.additions(g, all)),
        textbook(
            MULTIPLICATIONS_OF_DATA,
            data,
            executed,
            ClosedForm.multiplications(g, PaddedTaps.SKIPPED)),
        textbook(ADDITIONS_OF_DATA, data, executed, ClosedForm.additions(g, data)));
  }

  private static OperationCount textbook(
      OperationKind kind, Convention under, Operations executed, long predicted) {
    String source = "the textbook (" + under + ")";
    return new OperationCount(kind, under.bias(), kind.of(executed), predicted, source);
  }

  /** Whether as many were executed as predicted. */
  public boolean agrees() {
    return executed == predicted;
  }

  /** Such as {@code executes 17 multiplications of zero, the closed form says 16}. */
  public String words() {
    return "executes %s, %s says %s".formatted(kind.words(executed), source, predicted);
  }
}

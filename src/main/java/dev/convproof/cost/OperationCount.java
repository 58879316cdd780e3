package dev.convproof.cost;

import static dev.convproof.cost.OperationCount.OperationKind.ADDITIONS;
import static dev.convproof.cost.OperationCount.OperationKind.ADDITIONS_OF_DATA;
import static dev.convproof.cost.OperationCount.OperationKind.ADDITIONS_OF_ZERO;
import static dev.convproof.cost.OperationCount.OperationKind.MULTIPLICATIONS;
import static dev.convproof.cost.OperationCount.OperationKind.MULTIPLICATIONS_BY_CONSTANT;
import static dev.convproof.cost.OperationCount.OperationKind.MULTIPLICATIONS_OF_DATA;
import static dev.convproof.cost.OperationCount.OperationKind.MULTIPLICATIONS_OF_ZERO;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Geometry;
import java.util.List;
import java.util.function.ToLongFunction;
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

  /** Compares a run with its strategy's own closed form. */
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
   * Compares a run with the textbook's closed forms, for a strategy that makes one product for
   * every tap: all operations under the convention for padded taps that the strategy realises, and
   * those of data with padded taps skipped.
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

  /** Returns whether as many were executed as predicted. */
  public boolean agrees() {
    return executed == predicted;
  }

  /** Returns text such as {@code executes 17 multiplications of zero, the closed form says 16}. */
  public String words() {
    return "executes %s, %s says %s".formatted(kind.words(executed), source, predicted);
  }

  /** The kinds of operations that are counted, with the words for them. */
  public enum OperationKind {
    /** All multiplications but those by constants. */
    MULTIPLICATIONS("multiplication", "", counted -> counted.multiplications(true)),
    /** Multiplications of two data. */
    MULTIPLICATIONS_OF_DATA("multiplication", " of data", Operations::multiplications),
    /** Multiplications by an algorithm's own constants. */
    MULTIPLICATIONS_BY_CONSTANT(
        "multiplication", " by a constant", Operations::multiplicationsByConstant),
    /** Multiplications that touch padding or a structural zero. */
    MULTIPLICATIONS_OF_ZERO("multiplication", " of zero", Operations::multiplicationsOfZero),
    /** All additions. */
    ADDITIONS("addition", "", counted -> counted.additions(true)),
    /** Additions of two data. */
    ADDITIONS_OF_DATA("addition", " of data", Operations::additions),
    /** Additions that touch padding or a structural zero. */
    ADDITIONS_OF_ZERO("addition", " of zero", Operations::additionsOfZero);

    private final String singular;
    private final String which;
    private final ToLongFunction<Operations> reading;

    OperationKind(String singular, String which, ToLongFunction<Operations> reading) {
      this.singular = singular;
      this.which = which;
      this.reading = reading;
    }

    /** Returns the operations of this kind. */
    public long of(Operations operations) {
      return reading.applyAsLong(operations);
    }

    /** Returns text such as {@code multiplications of zero}. */
    public String words() {
      return singular + "s" + which;
    }

    /** Returns text such as {@code 1 multiplication of zero}. */
    public String words(long count) {
      return count + " " + (count == 1 ? singular + which : words());
    }
  }
}

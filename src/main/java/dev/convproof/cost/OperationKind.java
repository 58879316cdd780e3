package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import java.util.function.ToLongFunction;

/** The kinds of operations that are counted, with the words for them. */
public enum OperationKind {
  /** All multiplications. */
  MULTIPLICATIONS("multiplication", "", counted -> counted.multiplications(true)),
  /** Multiplications of two data. */
  MULTIPLICATIONS_OF_DATA("multiplication", " of data", Operations::multiplications),
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

  /** The operations of this kind. */
  public long of(Operations operations) {
    return reading.applyAsLong(operations);
  }

  /** Such as {@code multiplications of zero}. */
  public String words() {
    return singular + "s" + which;
  }

  /** Such as {@code 1 multiplication of zero}. */
  public String words(long count) {
    return count + " " + (count == 1 ? singular + which : words());
  }
}

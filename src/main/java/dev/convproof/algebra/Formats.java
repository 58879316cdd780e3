package dev.convproof.algebra;

/**
 * The number formats of a convolution, one for each tensor and one for its sums.
 *
 * @param input of the input
 * @param weights of the weights
 * @param bias of the bias
 * @param accumulator of sums
 * @param output of outputs, to which sums are rounded once
 */
public record Formats(
    NumberFormat input,
    NumberFormat weights,
    NumberFormat bias,
    NumberFormat accumulator,
    NumberFormat output) {

  /** Returns the formats of numbers that are all of one. */
  public static Formats of(NumberFormat format) {
    return new Formats(format, format, format, format, format);
  }

  /** Returns whether they are floating-point formats; otherwise they are integers. */
  public boolean areFloats() {
    return accumulator.whole().isEmpty();
  }

  /** Returns these with a bias of a format, where theirs has more bits. */
  Formats withBiasIn(NumberFormat format) {
    NumberFormat fewer = bias.precision() > format.precision() ? format : bias;
    return new Formats(input, weights, fewer, accumulator, output);
  }

  /** Returns the greatest precision of a tensor, in bits. */
  int precision() {
    int given = Math.max(input.precision(), weights.precision());
    return Math.max(Math.max(given, bias.precision()), output.precision());
  }

  /**
   * Returns whether the hardware that has these formats may truncate where it adds: matrix units
   * do, whose inputs are narrower than their sums.
   */
  public boolean mayTruncate() {
    return areFloats()
        && (accumulator == NumberFormat.F14 || input.precision() <= NumberFormat.TF32.precision());
  }

  /** Returns whether each product of an input and a weight is a number of the accumulator's. */
  public boolean productsAreExact() {
    return input.precision() + weights.precision() <= accumulator.precision();
  }
}

package dev.convproof;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.tensor.Problem;
import java.util.Optional;

/**
 * How a convolution rounds, over arithmetic that rounds: what its outputs may be held to.
 *
 * @param name in reports, such as {@code sum of products}
 * @param errors how far an output may lie from the exact one, where that is not the bound of sums
 *     of products in any order
 * @param exactWhereSumsAre whether outputs are exact wherever all sums of products are; {@code
 *     errors} then bounds what happens elsewhere
 * @param requantization what becomes of sums of 8-bit integers; empty where they are the outputs
 */
public record Rounding(
    String name,
    Optional<ErrorModel> errors,
    boolean exactWhereSumsAre,
    Optional<Requantization> requantization) {
  private static final Rounding SUM_OF_PRODUCTS =
      new Rounding("sum of products", Optional.empty(), true, Optional.empty());

  private static final Rounding NEAREST =
      new Rounding("sum of products, to nearest", Optional.empty(), true, Optional.empty());

  /**
   * Returns the default: each output is one sum of products and the bias, in any order, with or
   * without fused multiply-adds, rounded to the format at every step; by matrix units, whose inputs
   * are narrower than their sums, perhaps truncated.
   */
  public static Rounding sumOfProducts() {
    return SUM_OF_PRODUCTS;
  }

  /**
   * Returns the rounding of sums of products that are known to round to nearest at every step, on
   * hardware that may truncate otherwise, as matrix units do.
   */
  public static Rounding nearest() {
    return NEAREST;
  }

  /**
   * Returns the rounding of an algorithm of another structure, such as Winograd's, whose bound is
   * derived elsewhere.
   *
   * @param name the algorithm, and where its bound is derived
   */
  public static Rounding within(String name, ErrorModel errors) {
    return new Rounding(name, Optional.of(errors), false, Optional.empty());
  }

  /**
   * Returns the rounding of an algorithm that is exact wherever sums of products are, and has a
   * bound of its own elsewhere.
   */
  public static Rounding exactOrWithin(String name, ErrorModel errors) {
    return new Rounding(name, Optional.of(errors), true, Optional.empty());
  }

  /**
   * Returns the rounding of a quantised convolution, whose sums are scaled, rounded, shifted and
   * clamped to 8 bits. Its subject has 8-bit integers, {@code Arithmetic.INT8} or {@code
   * Arithmetic.UINT8_INT8}, and each sum has one right output, unless the way to round is not said.
   * Laws that calculate with outputs, such as linearity, judge nothing of it.
   */
  public static Rounding requantized(Requantization by) {
    return new Rounding("requantised, " + by, Optional.empty(), true, Optional.of(by));
  }

  /** Bounds the distance of right outputs from the exact ones, by derivation. */
  @FunctionalInterface
  public interface ErrorModel {

    /**
     * Returns, for each output, how far the computed value may lie from the exact one; infinite
     * where something may overflow.
     *
     * @param format of every number of the problem, and of every result
     * @param problem finite numbers that the convolution supports
     */
    double[] bounds(NumberFormat format, Problem<double[]> problem);
  }
}

package dev.convproof.audit;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.SumError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Outputs of a quantised convolution, which are right if some order and place of rounding gives
 * them, as {@link Requantization.Way#ANY} says.
 *
 * @param ofChannels what becomes of the sums of each output channel
 */
public record Requantized(Requantization... ofChannels) {

  /**
   * Returns that of scales of input, weights and output: m = sx·sk/sy of each channel, to 40
   * digits; one scale of weights is for all.
   *
   * @param zero the output's zero point
   * @param to the format of outputs
   * @throws IllegalArgumentException if a scale is none, such as 0 or NaN
   */
  public static Requantized of(
      float input, float[] weights, float output, int channels, int zero, NumberFormat to) {
    Requantization[] all = new Requantization[channels];
    Arrays.setAll(
        all,
        o -> {
          float ofWeights = weights[weights.length == 1 ? 0 : o];
          boolean positive = input > 0 && ofWeights > 0 && output > 0;
          if (!positive || !Float.isFinite(input * ofWeights / output)) {
            throw new IllegalArgumentException("scales are positive and finite");
          }
          BigDecimal product = new BigDecimal(input).multiply(new BigDecimal(ofWeights));
          BigDecimal scale = product.divide(new BigDecimal(output), new MathContext(40));
          return Requantization.of(Requantization.Way.ANY, scale, zero, to);
        });
    return new Requantized(all);
  }

  /**
   * Computes outputs again.
   *
   * @param input without its zero point
   * @param weights without their zero points
   */
  public Audited audit(
      Geometry g,
      int[] input,
      int[] weights,
      Optional<int[]> bias,
      long[] output,
      OptionalInt sample,
      long seed) {
    return new Recomputation(g, SumError.of(NumberFormat.INT32), input, weights, bias, output)
        .requantized(this, sample, seed);
  }

  /** Returns what would be right where an output is not; empty otherwise. */
  String unless(long output, long sum, int channel) {
    Requantization by = ofChannels[channel];
    BigDecimal target =
        by.scale().multiply(BigDecimal.valueOf(sum)).add(BigDecimal.valueOf(by.zero()));
    return by.admits(sum, output)
        ? ""
        : target.round(new MathContext(9)).toPlainString() + ", rounded and clamped";
  }
}

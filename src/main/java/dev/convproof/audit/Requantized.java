package dev.convproof.audit;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.SumError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Outputs of a quantised convolution: integers summed in 32 bits, scaled, rounded to a whole
 * number, shifted by a zero point and clamped to eight bits.
 *
 * <p>An output y is right if some order and place of rounding gives it. With the exact sum a, the
 * exact scale m = sx·sk/sy and the unit roundoff u = 2^−24, four roundings to single precision (of
 * sx·sk, of the quotient, of a, and of the product) move m·a by at most ((1 + u)^4 − 1)·|m·a| ≤
 * 5u·|m·a|; rounding to a whole number moves it by at most 1/2, ties either way. At the ends of the
 * range what lies beyond is clamped.
 *
 * @param least the least output
 * @param greatest the greatest output
 * @param zero the output's zero point
 * @param scales m for each output channel
 */
public record Requantized(long least, long greatest, long zero, BigDecimal[] scales) {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal FIVE_ROUNDOFFS = new BigDecimal(5 * 0x1p-24);

  /** Returns m for each output channel, to 40 digits; one scale of weights is for all. */
  public static BigDecimal[] scales(float input, float[] weights, float output, int channels) {
    BigDecimal[] scales = new BigDecimal[channels];
    for (int o = 0; o < channels; o++) {
      BigDecimal product =
          new BigDecimal(input).multiply(new BigDecimal(weights[weights.length == 1 ? 0 : o]));
      scales[o] = product.divide(new BigDecimal(output), new MathContext(40));
    }
    return scales;
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
    BigDecimal scaled = scales[channel].multiply(BigDecimal.valueOf(sum));
    BigDecimal room = HALF.add(scaled.abs().multiply(FIVE_ROUNDOFFS));
    BigDecimal target = scaled.add(BigDecimal.valueOf(zero));
    BigDecimal apart = BigDecimal.valueOf(output).subtract(target);
    boolean tooLow = apart.compareTo(room.negate()) < 0 && output < greatest;
    boolean tooHigh = apart.compareTo(room) > 0 && output > least;
    boolean outside = output < least || output > greatest;
    return tooLow || tooHigh || outside
        ? target.round(new MathContext(9)).toPlainString() + ", rounded and clamped"
        : "";
  }
}

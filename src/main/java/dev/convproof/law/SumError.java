package dev.convproof.law;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;

/**
 * How far a computed sum of products may lie from the exact one, from the formats of inputs, sums
 * and outputs, the number of terms n and S = Σ|x||k| + |b|. Every rounding of this evaluation goes
 * up.
 *
 * <p>Sums that are rounded to nearest, with unit roundoff u = 2^−p: n·u·S, for every n and every
 * order, with or without fused multiply-adds, blocked, pairwise or compensated (Jeannerod and Rump,
 * Improved error bounds for inner products in floating-point arithmetic, SIAM J. Matrix Anal. Appl.
 * 34(2), 2013).
 *
 * <p>Sums of a matrix unit, which may truncate: each addition loses less than one unit w = 2^(1−p)
 * of the running magnitude (2^−23 for f32, 2^−13 for sums of 14 bits: Blanchard, Higham, Lopez,
 * Mary and Pranesh, Mixed precision block fused multiply-add, SIAM J. Sci. Comput. 42(3), 2020;
 * Fasi, Higham, Mikaitis and Pranesh, Numerical behavior of NVIDIA tensor cores, PeerJ Comput. Sci.
 * 7, 2021), so that n of them lose at most n·w/(1 − n·w)·S. A block of terms that are aligned to
 * the largest of them, truncated and added loses no more: of b terms each loses less than w of the
 * largest, and taking c carries back 2^c − 1 units of it, together less than b units of a sum that
 * is 2^c times as large.
 *
 * <p>Underflow: each product is off by at most half the least positive number η, by η where it is
 * truncated. Here η stands for both, so that n·η is added to S and to the error.
 *
 * <p>Rounding inputs, where they were wider: each |x| is off by at most half a unit, or by one
 * where they may be truncated; the product by (2d + d²)|x||k|. Rounding the output once to its
 * format: half a unit of the output, and half its least positive number.
 *
 * <p>The probable bound takes the errors of single additions for independent and of mean zero: then
 * λ·√n·u replaces n·u in effect, γ̃ = exp(λ√n·u + n·u²/(1−u)) − 1, with a probability of at least 1
 * − 2n·exp(−λ²(1−u)²/2) for one output (Higham and Mary, A new approach to probabilistic rounding
 * error analysis, SIAM J. Sci. Comput. 41(5), 2019, theorem 3.1). λ is such that this holds for all
 * outputs at once. Truncation has no mean of zero, so that there is none for sums that may
 * truncate.
 *
 * @param formats of the numbers
 * @param nearest whether sums are known to round to nearest, and inputs too, whatever the hardware
 */
public record SumError(Formats formats, boolean nearest) {
  /** The probability that any output of a run lies beyond the probable bound. */
  public static final double FAILURE = 1e-9;

  private static final double UP = 1 + 0x1p-40; // for what exp, log and sqrt round

  /** Returns the bound where nothing is known but the formats. */
  public static SumError of(Formats formats) {
    return new SumError(formats, !formats.mayTruncate());
  }

  /** Returns the bound for numbers that are all of one format, whose sums round to nearest. */
  public static SumError of(NumberFormat format) {
    return new SumError(Formats.of(format), true);
  }

  /** Returns the most that sums of n terms are off, as a factor of S; infinite for too many. */
  public double worstFactor(long terms) {
    double u = formats.accumulator().roundoff();
    if (nearest) {
      return up(terms * u);
    }
    double lost = 2 * terms * u; // exact: a power of two
    return lost < 1 ? up(lost / Math.nextDown(1 - lost)) : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns what sums of n terms are off with so little probability to be off more at any of so
   * many outputs, as a factor of S, never more than in the worst case; not a number where they may
   * be truncated.
   */
  public double probableFactor(long terms, long outputs) {
    if (!nearest) {
      return Double.NaN;
    }
    double u = formats.accumulator().roundoff();
    double lambda = UP * Math.sqrt(2 * Math.log(2.0 * terms * outputs / FAILURE)) / (1 - u);
    double exponent = UP * (lambda * Math.sqrt((double) terms) * u + terms * u * u / (1 - u));
    return Math.min(worstFactor(terms), UP * Math.expm1(exponent));
  }

  /** Returns what inputs that were wider are off once they are in their format, relatively. */
  public double inputUnit() {
    return nearest ? formats.input().roundoff() : 2 * formats.input().roundoff();
  }

  /** Returns what products of two inputs that were wider are off, as a factor of Σ|x||k|. */
  public double inputFactor() {
    double d = inputUnit();
    return up(2 * d + d * d);
  }

  /** Returns what rounding the output is off, as a factor of the output; 0 where it is the sum. */
  public double outputFactor() {
    return roundsOutput() ? formats.output().roundoff() : 0;
  }

  /** Returns whether outputs have fewer bits than sums, or another range. */
  public boolean roundsOutput() {
    return formats.output().precision() < formats.accumulator().precision()
        || formats.output().leastExponent() > formats.accumulator().leastExponent()
        || formats.output().greatest() < formats.accumulator().greatest();
  }

  /** Returns all of it for a shape, as a factor of S: sums by some factor, and the output. */
  public double factor(double ofSums) {
    return Double.isInfinite(ofSums) ? ofSums : up(ofSums + up(outputFactor() * up(1 + ofSums)));
  }

  /**
   * Returns how far an output may lie from the exact one.
   *
   * @param ofSums the factor of its sums, worst or probable
   * @param terms of the sum
   * @param sum at least S, of the inputs as they are rounded
   * @param output at least the magnitude of the exact output
   * @param exact whether every partial sum is a number of the accumulator
   */
  double bound(double ofSums, long terms, double sum, double output, boolean exact) {
    double underflow = exact ? 0 : terms * formats.accumulator().leastPositive();
    double sums = exact ? 0 : up(up(ofSums * up(sum + underflow)) + underflow);
    if (!roundsOutput()) {
      return sums;
    }
    double half = formats.output().leastPositive() / 2;
    return up(sums + up(up(outputFactor() * up(output + sums)) + half));
  }

  /**
   * Returns whether a sum, or its output, may overflow.
   *
   * @param sum at least S
   * @param output at least the magnitude of the exact output
   * @param bound by which both are off at most
   */
  public boolean mayOverflow(double sum, double output, double bound) {
    return up(sum + bound) > formats.accumulator().greatest()
        || up(output + bound) > formats.output().greatest();
  }

  /**
   * Returns whether 0 may stand for an exact result: something within its bound is below the least
   * normal number of outputs, and to flush subnormal numbers is behaviour.
   */
  public boolean mayBeFlushed(double magnitude, double bound) {
    return magnitude - bound < Math.scalb(1.0, formats.output().leastNormalExponent());
  }

  private static double up(double rounded) {
    return Math.nextUp(rounded);
  }
}

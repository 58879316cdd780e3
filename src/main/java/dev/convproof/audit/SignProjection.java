package dev.convproof.audit;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.SumError;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Outputs that are rounded, projected on random signs: for each output channel o the sum Σ
 * s[n,i,j]·y[n,o,i,j], beside that of x ∗ k + b, which is Σ k[o,c,a,b]·(Σ s[n,i,j]·x[n,c,i',j'])
 * and costs a co-th of the convolution.
 *
 * <p>Errors e of a right output lie within their bounds, |e| ≤ β. With signs that are independent
 * of them, |Σ s·e| exceeds λ·‖β‖ with a probability of at most 2·exp(−λ²/2) (Hoeffding, Probability
 * inequalities for sums of bounded random variables, J. Amer. Statist. Assoc. 58, 1963, theorem 2,
 * for s·e between −β and β); it never exceeds √N·‖β‖ for N outputs of a channel (Cauchy–Schwarz). λ
 * is such that all channels together exceed it with a probability of at most 2^−60. Nothing is
 * assumed of the rounding errors.
 *
 * <p>‖β‖ is bounded without the convolution of magnitudes. S = Σ|x||k| + |b| of a window is at most
 * ‖x_w‖·‖k_o‖, where the bias is one more weight of an input of 1. So ‖S‖ ≤ ‖k_o‖·‖X‖, ‖X‖² =
 * Σ‖x_w‖² over windows, and by {@link SumError} and Minkowski's inequality ‖β‖ ≤ φ(‖S‖ + √N·nη) +
 * √N·nη for sums, and u/(1−u)·(‖y‖ + √N·η'/2) + √N·η'/2 for outputs that are rounded to a format of
 * unit roundoff u and least number η': they are off by u of the sum, which is at most (|y| +
 * η'/2)/(1−u). Inputs that are rounded first, each by d of itself and η at most, move ‖S‖ by at
 * most dX·(‖k_o‖ + dK) + ‖X‖·dK, dX = d‖X‖ + η√(N·n), dK = d‖k_o‖ + η√n.
 *
 * <p>The sums themselves are computed in doubles: off by at most (N + n + 8)·2^−52·(Σ|y| + √N·‖S‖)
 * (Jeannerod and Rump, 2013, twice over for terms of second order). What squares, roots and
 * products here round is below 2^−20 of the result: sums of at most 2^31 terms, none negative.
 *
 * <p>A channel whose sums lie further apart than the threshold T = λ‖β‖ + that is computed again.
 * If one output is off by more than 2T, the others being right, it is.
 */
final class SignProjection {
  /** The probability that a right channel is computed again is at most 2^−60. */
  private static final int CHANCE_BITS = 60;

  private static final double EVALUATED = 1 + 0x1p-20;
  private static final double TINY = Double.MIN_VALUE;

  private final Geometry g;
  private final SumError error;
  private final Values input;
  private final Values weights;
  private final Values bias; // null for none
  private final Values output;
  private final byte[] signs; // at (n·ho + i)·wo + j
  private final double[] projected; // Σ s·x, at (c·kh + a)·kw + b
  private final double[] squares; // Σ over windows of x², of each input channel
  private final double lambda;
  private double greatest; // of |x|
  private boolean wider; // some number is not of its format

  /**
   * The result of the projections.
   *
   * @param suspected channels, in ascending order
   * @param judged how many channels were looked at
   * @param from a single output that is off by more is seen, in any channel that was looked at
   * @param about the root of the mean square of outputs
   */
  record Told(int[] suspected, int judged, double from, double about) {}

  SignProjection(
      Geometry g,
      SumError error,
      Values input,
      Values weights,
      Values bias,
      Values output,
      SplittableRandom random) {
    this.g = g;
    this.error = error;
    this.input = input;
    this.weights = weights;
    this.bias = bias;
    this.output = output;
    this.signs = new byte[g.batch() * g.windows()];
    for (int at = 0; at < signs.length; at++) {
      signs[at] = (byte) (random.nextBoolean() ? 1 : -1);
    }
    this.projected = new double[g.inputChannels() * g.taps()];
    this.squares = new double[g.inputChannels()];
    double chances = 2.0 * g.outputChannels() * Math.scalb(1.0, CHANCE_BITS);
    double enough = EVALUATED * Math.sqrt(2 * Math.log(chances));
    this.lambda = Math.min(enough, EVALUATED * Math.sqrt(signs.length));
  }

  /** Looks at all channels; empty where sums have no bound, or a number is NaN or infinite. */
  Optional<Told> told() {
    Formats formats = error.formats();
    wider =
        !represented(formats.input(), input)
            || !represented(formats.weights(), weights)
            || (bias != null && !represented(formats.bias(), bias));
    project();
    List<Channel> judged =
        IntStream.range(0, g.outputChannels())
            .mapToObj(this::channel)
            .filter(channel -> Double.isFinite(channel.threshold()))
            .toList();
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    int[] suspected =
        judged.stream()
            .filter(channel -> !(channel.apart() <= channel.threshold()))
            .mapToInt(Channel::at)
            .toArray();
    double from = 2 * judged.stream().mapToDouble(Channel::threshold).max().orElseThrow();
    double about =
        Math.sqrt(
            judged.stream().mapToDouble(Channel::squares).sum() / signs.length / judged.size());
    return Optional.of(new Told(suspected, judged.size(), from, about));
  }

  private static boolean represented(NumberFormat format, Values values) {
    double[] one = new double[1];
    boolean all = true;
    for (int at = 0; at < values.length() && all; at++) {
      values.load(at, one, 0, 1);
      all = format.represents(one[0]);
    }
    return all;
  }

  /** Sums inputs, and their squares, over what each tap reads. */
  private void project() {
    Axis down = g.rows();
    Axis along = g.columns();
    double[] row = new double[along.input()];
    for (int n = 0; n < g.batch(); n++) {
      for (int c = 0; c < g.inputChannels(); c++) {
        for (int a = 0; a < down.kernel(); a++) {
          for (int i = down.firstInside(a); i < down.endInside(a); i++) {
            int at = (n * g.inputChannels() + c) * g.pixels() + down.position(i, a) * row.length;
            input.load(at, row, 0, row.length);
            int line = (n * down.output() + i) * along.output();
            projectRow(row, line, (c * down.kernel() + a) * along.kernel(), c);
          }
        }
      }
    }
  }

  private void projectRow(double[] row, int line, int firstTap, int c) {
    Axis along = g.columns();
    for (int b = 0; b < along.kernel(); b++) {
      double sum = 0;
      double ofSquares = 0;
      int end = along.endInside(b);
      for (int j = along.firstInside(b); j < end; j++) {
        double x = row[along.position(j, b)];
        sum += signs[line + j] * x;
        ofSquares += x * x;
        greatest = Math.max(greatest, Math.abs(x)); // NaN where it is one
      }
      projected[firstTap + b] += sum;
      squares[c] += ofSquares;
    }
  }

  /**
   * The projected sums of a channel.
   *
   * @param apart how far its two sums are
   * @param threshold how far they may be; not finite where no bound is known
   * @param squares the sum of those of its outputs
   */
  private record Channel(int at, double apart, double threshold, double squares) {}

  private Channel channel(int o) {
    long terms = g.products() + (bias == null ? 0L : 1L);
    double outputs = signs.length;
    double one = bias == null ? 0 : real(bias, o);
    double expected = one * sumOfSigns();
    double ofWeights = one * one;
    double[] kernel = new double[g.products()];
    weights.load(o * kernel.length, kernel, 0, kernel.length);
    int firstTap = g.firstInputChannel(o) * g.taps();
    for (int at = 0; at < kernel.length; at++) {
      expected += kernel[at] * projected[firstTap + at];
      ofWeights += kernel[at] * kernel[at];
    }
    double ofInputs = bias == null ? 0 : outputs;
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      ofInputs += squares[g.firstInputChannel(o) + c];
    }
    double k = Math.sqrt(ofWeights + terms * TINY);
    double x = Math.sqrt(ofInputs + terms * outputs * TINY);
    OfOutputs y = outputs(o);
    double moved = wider ? moved(x, k, terms, outputs) : 0;
    double off = moved + ofSums(x * k + moved, y.squares(), terms, outputs);
    double largest = k * Math.sqrt(g.products() * greatest * greatest + 1) + moved;
    boolean known = !error.mayOverflow(EVALUATED * largest, EVALUATED * largest, EVALUATED * off);
    double own =
        (outputs + terms + 8) * 0x1p-52 * (y.magnitudes() + Math.sqrt(outputs) * x * k)
            + terms * TINY;
    double threshold = known ? EVALUATED * (lambda * off + own) : Double.NaN;
    return new Channel(o, Math.abs(expected - y.sum()), threshold, y.squares());
  }

  /** Returns how far rounding inputs, weights and bias moves the sums, as a norm. */
  private double moved(double x, double k, long terms, double outputs) {
    Formats formats = error.formats();
    double unit = error.nearest() ? 1 : 2;
    double d = 0;
    double least = 0;
    for (NumberFormat one : List.of(formats.input(), formats.weights(), formats.bias())) {
      d = Math.max(d, unit * one.roundoff());
      least = Math.max(least, one.leastPositive());
    }
    double dX = d * x + least * Math.sqrt(outputs * terms);
    double dK = d * k + least * Math.sqrt((double) terms);
    return EVALUATED * (dX * (k + dK) + x * dK);
  }

  /** Returns how far sums and outputs may be off in all, as a norm. */
  private double ofSums(double sum, double squaresOfOutputs, long terms, double outputs) {
    double root = Math.sqrt(outputs);
    double underflow = root * terms * error.formats().accumulator().leastPositive();
    double ofSums = error.worstFactor(terms) * (sum + underflow) + underflow;
    if (!error.roundsOutput()) {
      return EVALUATED * ofSums;
    }
    double u = error.outputFactor();
    double half = root * error.formats().output().leastPositive() / 2;
    return EVALUATED * (ofSums + u / (1 - u) * (Math.sqrt(squaresOfOutputs) + half) + half);
  }

  private double sumOfSigns() {
    double sum = 0;
    for (byte sign : signs) {
      sum += sign;
    }
    return sum;
  }

  /** The sums of a channel's outputs: with signs, of their magnitudes, and of their squares. */
  private record OfOutputs(double sum, double magnitudes, double squares) {}

  private OfOutputs outputs(int o) {
    double sum = 0;
    double magnitudes = 0;
    double ofSquares = 0;
    double[] plane = new double[g.windows()];
    for (int n = 0; n < g.batch(); n++) {
      output.load((n * g.outputChannels() + o) * plane.length, plane, 0, plane.length);
      for (int at = 0; at < plane.length; at++) {
        sum += signs[n * plane.length + at] * plane[at];
        magnitudes += Math.abs(plane[at]);
        ofSquares += plane[at] * plane[at];
      }
    }
    return Double.isFinite(ofSquares)
        ? new OfOutputs(sum, magnitudes, ofSquares)
        : new OfOutputs(Double.NaN, 0, 0); // apart from whatever is right
  }

  private static double real(Values values, int at) {
    double[] one = new double[1];
    values.load(at, one, 0, 1);
    return one[0];
  }
}

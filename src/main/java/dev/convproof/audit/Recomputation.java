package dev.convproof.audit;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.ErrorBound;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.law.SumError;
import dev.convproof.tensor.Problem;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Outputs computed again, each by itself: integers as they wrap, floating-point numbers exactly,
 * and compared within the bound derived for that output.
 */
final class Recomputation {
  private static final double UNIT = 0x1p-53;

  private final Geometry g;
  private final Values input;
  private final Values weights;
  private final Values bias; // null for none
  private final Values output;
  private final SumError error;
  private final DoubleStream.Builder ratios = DoubleStream.builder(); // of errors to bounds
  private int unjudged; // outputs of sums that may overflow, or that read NaN or ∞
  private int suspect; // outputs within their bounds, but beyond the probable ones

  Recomputation(
      Geometry g, SumError error, Object input, Object weights, Optional<?> bias, Object output) {
    this.g = g;
    this.error = error;
    this.input = Values.of(input);
    this.weights = Values.of(weights);
    this.bias = bias.isPresent() ? Values.of(bias.get()) : null;
    this.output = Values.of(output);
  }

  /** Computes all outputs again, of integers whose sums are exact. */
  Audited located() {
    return audited(all(), "", Optional.empty(), at -> expected(at, true));
  }

  /** Computes some outputs again, or all; integers as they wrap. */
  Audited audited(OptionalInt sample, long seed, String why) {
    return audited(chosen(sample, seed), why, Optional.empty(), at -> expected(at, false));
  }

  /**
   * Projects the outputs of each channel on random signs, and computes those again where that shows
   * something, and some of the others, or all.
   */
  Audited projected(OptionalInt sample, long seed, String why) {
    boolean all = sample.isEmpty() || sample.getAsInt() >= output.length();
    Optional<SignProjection.Told> told =
        all
            ? Optional.empty()
            : new SignProjection(
                    g, error, input, weights, bias, output, new SplittableRandom(~seed))
                .told();
    int[] suspected = told.map(SignProjection.Told::suspected).orElse(new int[0]);
    int[] chosen =
        IntStream.concat(
                IntStream.of(chosen(sample, seed)),
                IntStream.of(suspected).flatMap(this::ofChannel))
            .distinct()
            .sorted()
            .toArray();
    return audited(chosen, why, told, at -> expected(at, false));
  }

  private IntStream ofChannel(int o) {
    int windows = g.windows();
    return IntStream.range(0, g.batch())
        .map(n -> (n * g.outputChannels() + o) * windows)
        .flatMap(from -> IntStream.range(from, from + windows));
  }

  /** Computes some outputs of a quantised convolution again, or all. */
  Audited requantized(Requantized by, OptionalInt sample, long seed) {
    return audited(
        chosen(sample, seed),
        "they are scaled and rounded",
        Optional.empty(),
        at -> {
          Terms terms = new Terms(at);
          return by.unless(output.integer(at), terms.sum(), terms.channel);
        });
  }

  /** Returns what would be right at an index where the output is not; empty otherwise. */
  private String expected(int at, boolean integers) {
    Terms terms = new Terms(at);
    return error.formats().areFloats() && !integers
        ? terms.unlessWithin()
        : terms.unlessWrapped(error.formats().accumulator() == NumberFormat.INT32);
  }

  private int[] all() {
    return IntStream.range(0, output.length()).toArray();
  }

  private int[] chosen(OptionalInt sample, long seed) {
    int size = output.length();
    return sample.isEmpty() || sample.getAsInt() >= size
        ? all()
        : new SplittableRandom(seed)
            .ints(0, size)
            .distinct()
            .limit(sample.getAsInt())
            .sorted()
            .toArray();
  }

  private Audited audited(
      int[] chosen, String why, Optional<SignProjection.Told> told, IntFunction<String> judge) {
    int wrong = 0;
    Optional<Audited.Wrong> first = Optional.empty();
    for (int at : chosen) {
      String expected = judge.apply(at);
      if (!expected.isEmpty()) {
        wrong++;
        first =
            first.or(
                () ->
                    Optional.of(
                        new Audited.Wrong(at, expected, output.show(at), 1, chosen.length)));
      }
    }
    int count = wrong;
    return first
        .<Audited>map(
            one ->
                new Audited.Wrong(one.first(), one.expected(), one.actual(), count, chosen.length))
        .orElseGet(
            () ->
                new Audited.Recomputed(
                    chosen.length - unjudged,
                    output.length(),
                    unjudged,
                    suspect,
                    JudgedOutputs.Ratios.of(ratios.build().toArray()),
                    why,
                    told.map(seen -> new Audited.Seen(seen.judged(), seen.from(), seen.about()))));
  }

  /** The terms of one output: the taps that are not in the padding, and the bias. */
  private final class Terms {
    private final int at;
    private final int[] inputs;
    private final int[] kernels;
    private int count;
    private final int channel;

    Terms(int at) {
      this.at = at;
      Axis rows = g.rows();
      Axis columns = g.columns();
      int window = at % g.windows();
      int plane = at / g.windows();
      channel = plane % g.outputChannels();
      int image = plane / g.outputChannels();
      inputs = new int[g.products()];
      kernels = new int[g.products()];
      int top = window / columns.output() * rows.stride() - rows.padBefore();
      int left = window % columns.output() * columns.stride() - columns.padBefore();
      int first = image * g.inputChannels() + g.firstInputChannel(channel);
      for (int c = 0, kernel = channel * g.products(); c < g.inputChannelsPerGroup(); c++) {
        for (int a = 0; a < rows.kernel(); a++) {
          int row = top + a * rows.dilation();
          for (int b = 0; b < columns.kernel(); b++, kernel++) {
            int column = left + b * columns.dilation();
            if (row >= 0 && row < rows.input() && column >= 0 && column < columns.input()) {
              inputs[count] = (first + c) * g.pixels() + row * columns.input() + column;
              kernels[count] = kernel;
              count++;
            }
          }
        }
      }
    }

    /** Returns the sum of integers, modulo 2^64. */
    long sum() {
      long sum = bias == null ? 0 : bias.integer(channel);
      for (int term = 0; term < count; term++) {
        sum += input.integer(inputs[term]) * weights.integer(kernels[term]);
      }
      return sum;
    }

    /** Returns the sum modulo 2^64 or 2^32, where the output is another; empty otherwise. */
    String unlessWrapped(boolean to32) {
      long sum = sum();
      long wrapped = to32 ? (int) sum : sum;
      return output.is(at, wrapped) ? "" : Long.toString(wrapped);
    }

    /** Returns the exact sum and the bound, where the output is beyond it; empty otherwise. */
    String unlessWithin() {
      double[] x = new double[Math.max(1, count)];
      double[] k = new double[x.length];
      double sum = bias == null ? 0 : bias.real(channel);
      double magnitude = Math.abs(sum);
      double one = output.real(at);
      for (int term = 0; term < count; term++) {
        x[term] = input.real(inputs[term]);
        k[term] = weights.real(kernels[term]);
        double product = x[term] * k[term];
        sum += product;
        magnitude += Math.abs(product);
      }
      ErrorBound bounds = Double.isFinite(magnitude) ? bounds(x, k) : null;
      if (bounds == null || bounds.overflow().isPresent()) {
        unjudged++;
        return "";
      }
      double bound = bounds.ofOne(0);
      double own = 2 * (count + 2) * UNIT * magnitude; // of this sum: Jeannerod and Rump, 2013
      if (bound > 0 && Double.isFinite(one)) {
        ratios.add(Math.min(1, (Math.abs(one - sum) + own) / bound));
      }
      double probable = Double.isNaN(bounds.probable(0)) ? bound : bounds.probable(0);
      boolean flushed = one == 0 && error.mayBeFlushed(Math.abs(sum) - own, bound);
      if (flushed || Math.abs(one - sum) + own < probable) {
        return "";
      }
      BigDecimal exact = exact(x, k);
      if (!isWithin(bound, one, exact)) {
        return expected(exact, bound);
      }
      suspect += isWithin(probable, one, exact) ? 0 : 1;
      return "";
    }

    private static boolean isWithin(double bound, double one, BigDecimal exact) {
      return Double.isFinite(one)
          && new BigDecimal(one).subtract(exact).abs().compareTo(new BigDecimal(bound)) <= 0;
    }

    private String expected(BigDecimal exact, double bound) {
      String value = Double.toString(exact.doubleValue());
      return bound == 0 ? value : value + " ± " + String.format(Locale.ROOT, "%.3g", bound);
    }

    private BigDecimal exact(double[] x, double[] k) {
      BigDecimal exact = bias == null ? BigDecimal.ZERO : new BigDecimal(bias.real(channel));
      for (int term = 0; term < count; term++) {
        exact = exact.add(new BigDecimal(x[term]).multiply(new BigDecimal(k[term])));
      }
      return exact;
    }

    private ErrorBound bounds(double[] x, double[] k) {
      Geometry dot = new Geometry(1, 1, x.length, 1, Axis.of(1, 1), Axis.of(1, 1));
      Optional<double[]> one =
          bias == null ? Optional.empty() : Optional.of(new double[] {bias.real(channel)});
      return ErrorBound.of(error, Problem.of(dot, x, k, one), output.length());
    }
  }
}

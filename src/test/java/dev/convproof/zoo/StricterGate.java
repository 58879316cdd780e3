package dev.convproof.zoo;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.NumberFormat.Whole;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.law.SumError;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import dev.convproof.zoo.FormatKernel.Longs;
import dev.convproof.zoo.FormatKernel.OfDoubles;
import dev.convproof.zoo.FormatKernel.OfLongs;
import dev.convproof.zoo.FormatKernel.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A gate that compares bits, and so rejects right kernels: how many outputs of each. */
final class StricterGate {
  private static final int PROBLEMS = 20;
  private static final Geometry LAYER = Notation.parse("ci64h6w6co4kh3kw3pt1pl1");
  static final int OUTPUTS = PROBLEMS * LAYER.outputSize();
  private static final int SPREAD = 9;
  private static final int WIDE_SPREAD = 7; // above 1, where sums have single precision's range
  private static final long BIAS_SPREAD = 1L << 22; // about what sums of int8 products reach

  private StricterGate() {}

  /**
   * Returns how many outputs it rejects: of fractions, of fractions whose sums cancel, and of
   * integers whose sums go beyond the ends of their format; a dash where a kernel computes none.
   */
  static List<String> rejected(FormatKernel kernel) {
    Formats formats =
        MixedArithmetic.formatsOf(Arithmetic.named(kernel.arithmetic())).orElseThrow();
    if (!formats.areFloats()) {
      return List.of("–", "–", kernel.zero() == 0 ? beyondTheEnds(kernel, formats) + "" : "–");
    }
    OfDoubles computation = (OfDoubles) kernel.computation();
    return List.of(
        others(computation, formats, seed -> RandomFractions.problem(LAYER, formats, seed)) + "",
        others(computation, formats, seed -> cancelling(formats, seed)) + "",
        "–");
  }

  private static int others(
      OfDoubles computation, Formats formats, LongFunction<Problem<double[]>> problems) {
    int others = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem<double[]> p = problems.apply(seed);
      double[] input = p.input().data();
      double[] weights = p.weights().data();
      double[] bias = p.bias().map(Tensor::data).orElse(null);
      double[] found =
          IntStream.range(0, LAYER.outputSize())
              .mapToDouble(y -> computation.output(new Window(LAYER, y, input, weights, bias, 0)))
              .toArray();
      JudgedOutputs judged = JudgedOutputs.of(SumError.of(formats), p, found);
      if (judged.firstWrong().isPresent()) {
        throw new AssertionError("it is wrong itself, at seed " + seed);
      }
      for (int y = 0; y < found.length; y++) {
        others += found[y] == formats.output().round(judged.expected()[y]) ? 0 : 1;
      }
    }
    return others;
  }

  /**
   * Draws a problem whose channels come in pairs, the second with the weights of the first turned
   * round and with the same input, but for one pair, whose inputs differ in their last bit: sums
   * are far larger on the way than in the end, where their errors show.
   */
  private static Problem<double[]> cancelling(Formats formats, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] input = new double[LAYER.inputSize()];
    double[] weights = new double[LAYER.weightSize()];
    int plane = LAYER.pixels();
    for (int at = 0; at < input.length; at++) {
      boolean second = at / plane % 2 == 1;
      input[at] = second ? input[at - plane] : number(random, formats, formats.input());
      if (second && at / plane == 1) {
        int last = Math.getExponent(input[at]) - formats.input().precision() + 1;
        input[at] += Math.copySign(Math.scalb(1.0, last), input[at]);
      }
    }
    for (int at = 0; at < weights.length; at++) {
      boolean second = at / LAYER.taps() % 2 == 1;
      weights[at] =
          second ? -weights[at - LAYER.taps()] : number(random, formats, formats.weights());
    }
    return Problem.of(LAYER, input, weights, Optional.empty());
  }

  private static double number(SplittableRandom random, Formats formats, NumberFormat of) {
    boolean wide =
        Math.min(formats.accumulator().greatest(), formats.output().greatest())
            > NumberFormat.FLOAT16.greatest();
    int least = Math.max(-SPREAD, of.leastNormalExponent());
    double magnitude =
        Math.scalb(random.nextDouble(1, 2), random.nextInt(least, wide ? WIDE_SPREAD : 0));
    return of.truncate(random.nextBoolean() ? magnitude : -magnitude);
  }

  /** Counts the outputs that are other than sums that wrap, of biases at the ends. */
  private static int beyondTheEnds(FormatKernel kernel, Formats formats) {
    SplittableRandom random = new SplittableRandom(1);
    Whole sums = formats.accumulator().whole().orElseThrow();
    boolean narrow = formats.accumulator() == NumberFormat.INT32;
    int others = 0;
    for (int problem = 0; problem < PROBLEMS; problem++) {
      long[] input = numbers(random, formats.input(), LAYER.inputSize());
      long[] weights = numbers(random, formats.weights(), LAYER.weightSize());
      long[] bias =
          random
              .longs(LAYER.outputChannels(), 0, BIAS_SPREAD)
              .map(off -> random.nextBoolean() ? sums.greatest() - off : sums.least() + off)
              .toArray();
      double[] x = doubles(input);
      double[] k = doubles(weights);
      double[] b = doubles(bias);
      for (int y = 0; y < LAYER.outputSize(); y++) {
        Window window = new Window(LAYER, y, x, k, b, 0);
        Longs longs = window.in(input, weights, bias);
        long sum = longs.bias();
        for (int at = 0; at < longs.x().length; at++) {
          sum += longs.x()[at] * longs.k()[at];
        }
        long found =
            kernel.computation() instanceof OfLongs whole
                ? whole.output(longs)
                : (long) ((OfDoubles) kernel.computation()).output(window);
        long due = narrow ? (int) sum : sum;
        long expected = kernel.requantization().map(by -> by.output((int) due)).orElse(due);
        others += (narrow ? (int) found : found) == expected ? 0 : 1;
      }
    }
    return others;
  }

  private static long[] numbers(SplittableRandom random, NumberFormat format, int count) {
    Whole of = format.whole().orElseThrow();
    return format == NumberFormat.INT64
        ? random.longs(count).toArray()
        : random.longs(count, of.least(), of.greatest() + 1).toArray();
  }

  private static double[] doubles(long[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }
}

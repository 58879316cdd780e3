package dev.convproof.law;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.NotNumbers.Reason;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a convolution does where more than one result is right: whether bits repeat, what becomes of
 * sums beyond the ends of their format, and of NaN, ∞ and −0. It is a fault only where a subject
 * claims more.
 *
 * @param of what was observed
 * @param found what was found, in words
 */
public record Behaviour(String of, String found) {
  /** Equal calls give equal bits, or not. */
  public static final String EQUAL_CALLS = "equal calls";

  /** The first image of a batch gets the bits that it gets alone, or not. */
  public static final String BATCHES = "an image alone and in a batch";

  /** NaN and infinities of a kernel reach outputs through the padding, or not. */
  public static final String PADDED_TAPS = "padded taps";

  private static final String UNSUPPORTED = "not observed: the case is not supported";

  private static final int TRIES = 24;

  private static final int IMAGES = 8;

  /**
   * Observes a subject, of integers what becomes of sums beyond their ends; nothing where a call
   * fails.
   *
   * @param fitting what makes cases that it supports of others
   */
  public static <V> List<Behaviour> of(Subject<V> subject, RandomCase.Fitting fitting, long seed) {
    if (subject.arithmetic().format().isEmpty()) {
      try {
        return IntegerEnds.of(subject);
      } catch (FailedCallException | IllegalStateException failed) {
        return List.of();
      }
    }
    Observed<V> observed = new Observed<>(subject, subject.arithmetic());
    List<Case> cases = cases(subject, fitting, seed);
    try {
      return Stream.concat(
              Stream.of(
                  observed.equalCalls(cases), observed.inBatches(cases), observed.errors(cases)),
              Stream.concat(observed.ends().stream(), observed.notNumbers().stream()))
          .toList();
    } catch (FailedCallException | IllegalStateException failed) {
      return List.of();
    }
  }

  /**
   * Observes whether two ways to run one thing give equal bits.
   *
   * @param of what the other way is
   * @param fitting what makes cases that the subject supports of others
   */
  public static <V> Behaviour bits(
      String of, Subject<V> subject, Subject<V> other, RandomCase.Fitting fitting, long seed) {
    Observed<V> first = new Observed<>(subject, subject.arithmetic());
    Observed<V> second = new Observed<>(other, other.arithmetic());
    List<Boolean> same = new ArrayList<>();
    for (Case on : cases(subject, fitting, seed)) {
      Problem<V> wide = ClaimedLaws.wide(subject.arithmetic(), on);
      Optional<double[]> bits = first.output(wide);
      Optional<double[]> others = second.output(wide);
      if (bits.isPresent() && others.isPresent()) {
        same.add(Arrays.equals(bits.get(), others.get()));
      }
    }
    return new Behaviour(of, Observed.counted(same));
  }

  private static List<Case> cases(Subject<?> subject, RandomCase.Fitting fitting, long seed) {
    return new SplittableRandom(seed)
        .longs(TRIES)
        .mapToObj(
            one ->
                RandomCase.draw(
                    Reach.SMALL, subject.arithmetic().exactness(), 1, false, fitting, one))
        .toList();
  }

  /** One subject under observation. */
  private record Observed<V>(Subject<V> subject, Arithmetic<V> numbers) {

    /** Returns the output; empty where the subject declines the problem. */
    Optional<double[]> output(Problem<V> p) {
      if (!subject.support(p).applies()) {
        return Optional.empty();
      }
      try {
        V output =
            subject
                .forward()
                .apply(
                    p.geometry(), p.input().data(), p.weights().data(), p.bias().map(Tensor::data));
        return Optional.of(Accuracy.doubles(output));
      } catch (DeclinedException declined) {
        return Optional.empty();
      }
    }

    Behaviour equalCalls(List<Case> cases) {
      List<Boolean> same = new ArrayList<>();
      for (Case on : cases) {
        Optional<double[]> first = output(ClaimedLaws.wide(numbers, on));
        Optional<double[]> second = output(ClaimedLaws.wide(numbers, on));
        first.ifPresent(bits -> same.add(Arrays.equals(bits, second.orElse(bits))));
      }
      return new Behaviour(EQUAL_CALLS, counted(same));
    }

    /** Gives the first image alone, and again before others. */
    Behaviour inBatches(List<Case> cases) {
      List<Boolean> same = new ArrayList<>();
      NumberFormat of = MixedArithmetic.formatsOf(numbers).orElseThrow().input();
      for (Case on : cases) {
        Geometry one = on.geometry().withBatch(1);
        Geometry many = on.geometry().withBatch(IMAGES);
        Problem<V> wide = ClaimedLaws.wide(numbers, on);
        double[] image = Arrays.copyOf(Accuracy.doubles(wide.input().data()), one.inputSize());
        double[] images =
            IntStream.range(0, IMAGES)
                .boxed()
                .flatMapToDouble(n -> Arrays.stream(image).map(x -> n == 0 ? x : of.round(x + n)))
                .toArray();
        Optional<V> bias = wide.bias().map(Tensor::data);
        V weights = wide.weights().data();
        Optional<double[]> alone =
            output(Problem.of(one, Accuracy.stored(numbers, image), weights, bias));
        Optional<double[]> first =
            alone.isEmpty()
                ? alone
                : output(Problem.of(many, Accuracy.stored(numbers, images), weights, bias))
                    .map(all -> Arrays.copyOf(all, one.outputSize()));
        first.ifPresent(bits -> same.add(Arrays.equals(bits, alone.orElseThrow())));
      }
      return new Behaviour(BATCHES, counted(same));
    }

    private static String counted(List<Boolean> same) {
      long equal = same.stream().filter(one -> one).count();
      if (same.isEmpty()) {
        return "not observed: no case is supported";
      }
      return equal == same.size()
          ? "the same bits in each of " + same.size() + " cases"
          : "other bits in " + (same.size() - equal) + " of " + same.size() + " cases";
    }

    /** Returns how much of their bounds errors are on fractional numbers. */
    Behaviour errors(List<Case> cases) {
      Formats formats = MixedArithmetic.formatsOf(numbers).orElseThrow();
      double worst = 0;
      List<Double> typical = new ArrayList<>();
      for (Case on : cases) {
        Problem<double[]> wide = Accuracy.fractions(formats, on);
        Optional<double[]> found = output(Accuracy.stored(numbers, wide));
        Optional<JudgedOutputs> judged =
            found.flatMap(actual -> Accuracy.judged(subject, wide, actual));
        Optional<JudgedOutputs.Ratios> ratios = judged.flatMap(JudgedOutputs::ratios);
        if (ratios.isPresent()) {
          worst = Math.max(worst, ratios.get().worst());
          typical.add(ratios.get().typical());
        }
      }
      String of = "errors on fractional numbers";
      if (typical.isEmpty()) {
        return new Behaviour(of, "not observed: no case is supported");
      }
      typical.sort(null);
      return new Behaviour(
          of,
          text(
              "%.3g of the bound at most, typically %.3g", worst, typical.get(typical.size() / 2)));
    }

    private static String text(String format, Object... values) {
      return String.format(Locale.ROOT, format, values);
    }

    /**
     * Returns what becomes of outputs beyond the ends of their format or their sums', of one
     * product each; of one below them that no product is, of a bias alone.
     */
    List<Behaviour> ends() {
      Formats formats = MixedArithmetic.formatsOf(numbers).orElseThrow();
      NumberFormat output = formats.output();
      NumberFormat sums = formats.accumulator();
      List<Behaviour> ends = new ArrayList<>();
      double greatest = Math.min(sums.greatest(), output.greatest());
      double x = formats.input().greatest();
      double k = 2;
      while (x * k <= greatest && 2 * k <= formats.weights().greatest()) {
        k *= 2;
      }
      if (x * k > greatest) {
        ends.add(
            new Behaviour(
                "outputs beyond " + text("%.4g", greatest),
                one(x, k, 0)
                    .map(
                        y -> Double.isInfinite(y) ? "∞" : Double.isNaN(y) ? "NaN" : text("%.4g", y))
                    .orElse(UNSUPPORTED)));
      }
      double least =
          Math.scalb(1.0, Math.max(sums.leastNormalExponent(), output.leastNormalExponent()));
      boolean product = formats.input().represents(least);
      if (product || formats.bias().represents(least / 2)) {
        ends.add(
            new Behaviour(
                "outputs below " + text("%.4g", least),
                one(product ? least : 0, 0.5, product ? 0 : least / 2)
                    .map(y -> y == least / 2 ? "kept" : y == 0 ? "flushed to 0" : text("%.4g", y))
                    .orElse(UNSUPPORTED)));
      }
      return ends;
    }

    private Optional<Double> one(double x, double k, double bias) {
      Optional<double[]> biases = bias == 0 ? Optional.empty() : Optional.of(new double[] {bias});
      Problem<double[]> one = Problem.of(Geometry.UNIT, new double[] {x}, new double[] {k}, biases);
      return output(Accuracy.stored(numbers, one)).map(y -> y[0]);
    }

    List<Behaviour> notNumbers() {
      return Stream.of(
              about(
                  PADDED_TAPS,
                  "skipped",
                  Situation.PADDED_ZERO_TIMES_INFINITY,
                  Situation.PADDED_ZERO_TIMES_NAN),
              about(
                  "NaN and ∞ that a window reads",
                  "reach its output",
                  Situation.NAN_READ,
                  Situation.INFINITY_READ,
                  Situation.OPPOSITE_INFINITIES),
              about(
                  "0·∞ and 0·NaN",
                  "NaN",
                  Situation.NAN_TIMES_ZERO,
                  Situation.INFINITY_TIMES_ZERO,
                  Situation.ZERO_TIMES_INFINITY),
              about("NaN that no window reads", "reaches no output", Situation.NAN_UNREAD),
              about(
                  "−0",
                  "as in a sum that starts from the bias, or from 0",
                  Situation.NEGATIVE_ZERO,
                  Situation.NEGATIVE_ZERO_BIAS,
                  Situation.NEGATIVE_ZERO_BIAS_OVER_PADDING))
          .toList();
    }

    private Behaviour about(String of, String asDefined, Situation... situations) {
      List<String> others = new ArrayList<>();
      int tried = 0;
      for (Situation situation : situations) {
        Problem<double[]> p = situation.problem();
        Problem<V> own =
            Problem.of(
                p.geometry(),
                Accuracy.stored(numbers, p.input().data()),
                Accuracy.stored(numbers, p.weights().data()),
                p.bias().map(bias -> Accuracy.stored(numbers, bias.data())));
        Optional<double[]> found = output(own);
        tried += found.isPresent() ? 1 : 0;
        found
            .flatMap(actual -> NotNumbers.difference(p, actual))
            .ifPresent(reason -> others.add(words(reason)));
      }
      return new Behaviour(
          of,
          tried == 0
              ? "not observed: no case is supported"
              : others.isEmpty()
                  ? asDefined
                  : others.stream().distinct().collect(Collectors.joining("; ")));
    }

    private static String words(Reason reason) {
      return switch (reason) {
        case PADDING -> "as if padded zeros were multiplied";
        case BIAS -> "as if the bias were added to a finished sum";
        case PADDING_AND_BIAS -> "as if padded zeros were multiplied, and the bias added last";
        case SKIPPING -> "as if zero weights were left out";
        case MIXING -> "spreads to outputs that do not read it";
        case CANCELLING -> "NaN where the sum is infinite: ∞ − ∞ on the way";
        case OTHER -> "other than the definition";
      };
    }
  }
}

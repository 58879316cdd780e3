package dev.convproof.law;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
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
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a convolution over floating-point numbers does where more than one result is right: whether
 * bits repeat, and what becomes of NaN, ∞ and −0. It is a fault only where a subject claims more.
 *
 * @param of what was observed
 * @param found what was found, in words
 */
public record Behaviour(String of, String found) {
  /** Whether equal calls give equal bits. */
  public static final String EQUAL_CALLS = "equal calls";

  /** Whether the first image of a batch gets the bits that it gets alone. */
  public static final String BATCHES = "an image alone and in a batch";

  /** Whether what is not finite in a kernel reaches outputs through the padding. */
  public static final String PADDED_TAPS = "padded taps";

  private static final int TRIES = 24;
  private static final int IMAGES = 3;

  /**
   * Observes a subject; nothing where its numbers are integers, or where a call fails.
   *
   * @param fitting what makes cases that it supports of others
   */
  public static <V> List<Behaviour> of(Subject<V> subject, RandomCase.Fitting fitting, long seed) {
    if (subject.arithmetic().format().isEmpty()) {
      return List.of();
    }
    Observed<V> observed = new Observed<>(subject, subject.arithmetic());
    List<Case> cases =
        new SplittableRandom(seed)
            .longs(TRIES)
            .mapToObj(
                one ->
                    RandomCase.draw(
                        Reach.SMALL, subject.arithmetic().exactness(), 1, false, fitting, one))
            .toList();
    try {
      return Stream.concat(
              Stream.of(observed.equalCalls(cases), observed.inBatches(cases)),
              observed.notNumbers().stream())
          .toList();
    } catch (FailedCallException | IllegalStateException failed) {
      return List.of();
    }
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
        return Optional.of(doubles(output));
      } catch (DeclinedException declined) {
        return Optional.empty();
      }
    }

    private static double[] doubles(Object array) {
      return array instanceof float[] floats
          ? IntStream.range(0, floats.length).mapToDouble(at -> floats[at]).toArray()
          : ((double[]) array).clone();
    }

    @SuppressWarnings("unchecked") // the numbers are doubles or floats
    private V of(double[] values) {
      V array = numbers.zeros(values.length);
      if (array instanceof float[] floats) {
        IntStream.range(0, values.length).forEach(at -> floats[at] = (float) values[at]);
        return array;
      }
      return (V) values.clone();
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
      for (Case on : cases) {
        Geometry one = on.geometry().withBatch(1);
        Geometry many = on.geometry().withBatch(IMAGES);
        Problem<V> wide = ClaimedLaws.wide(numbers, on);
        double[] image = Arrays.copyOf(doubles(wide.input().data()), one.inputSize());
        double[] images =
            IntStream.range(0, IMAGES)
                .boxed()
                .flatMapToDouble(n -> Arrays.stream(image).map(x -> n == 0 ? x : x + n))
                .toArray();
        Optional<V> bias = wide.bias().map(Tensor::data);
        V weights = wide.weights().data();
        Optional<double[]> alone = output(Problem.of(one, of(image), weights, bias));
        Optional<double[]> first =
            alone.isEmpty()
                ? alone
                : output(Problem.of(many, of(images), weights, bias))
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
                of(p.input().data()),
                of(p.weights().data()),
                p.bias().map(bias -> of(bias.data())));
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

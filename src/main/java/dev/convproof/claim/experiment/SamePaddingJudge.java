package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether, each of two convolutions being padded to keep the size, the single kernel is not simply
 * k1+k2−1: away from the border, and on the whole map. Along one axis.
 */
public final class SamePaddingJudge implements Judge {
  private static final int MOST_ROWS = 8;

  private record Layers(Axis first, Axis second) {
    /** The outputs whose second window reads no padding. */
    IntStream interior() {
      return IntStream.range(0, second.output())
          .filter(
              i ->
                  second.inside(second.position(i, 0))
                      && second.inside(second.position(i, second.kernel() - 1)));
    }

    String line() {
      return Line.geometry(first) + "," + Line.geometry(second);
    }
  }

  @Override
  public Judgement judge() {
    return new Judgement(
        new Verdict.Depends(
            List.of(
                new Reading("away from the border", interior()),
                new Reading("on the whole map", wholeMap()))),
        List.of(
            new Figure("derivative-kernels", composed(1, -1)),
            new Figure("derivative-kernels", composed(-1, 0, 1))));
  }

  /** Odd kernels from 3, on maps from 1 row. */
  private static Stream<Layers> layers() {
    return IntStream.rangeClosed(1, MOST_ROWS)
        .boxed()
        .flatMap(
            rows ->
                Stream.of(3, 5)
                    .flatMap(
                        k1 ->
                            Stream.of(3, 5).map(k2 -> new Layers(same(rows, k1), same(rows, k2)))));
  }

  private static Axis same(int rows, int kernel) {
    return new Axis(rows, kernel, 1, kernel / 2, kernel / 2, 1);
  }

  /** The claim is false here if one kernel of k1+k2−1 taps gives every interior output. */
  private static Verdict interior() {
    List<Layers> inside = layers().filter(l -> l.interior().findAny().isPresent()).toList();
    Optional<Layers> differing = inside.stream().filter(l -> !equalInside(l)).findFirst();
    if (differing.isPresent()) {
      return new Verdict.Undecided(
          Message.of("reason.one-kernel-does-not-suffice", differing.get().line()));
    }
    Layers smallest = inside.get(0);
    int taps = Composer.axis(smallest.first(), smallest.second()).kernel();
    Failure failure =
        new Failure(
            Contrast.TRUTH_IMPLIED,
            Message.verbatim(taps + " = k1+k2−1"),
            Message.verbatim("≠ k1+k2−1"));
    return new Verdict.Refuted(failure.at(smallest.line(), 0));
  }

  private static boolean equalInside(Layers layers) {
    Polynomials numbers = Polynomials.INSTANCE;
    Indeterminates values = new Indeterminates();
    Geometry g = Line.geometry(layers.first());
    Problem<Polynomial[]> first = values.layer(g, values.next(g.inputSize()));
    Polynomial[] middle = Strategies.DEFINITION.convolve(numbers, first).data();
    Problem<Polynomial[]> second = values.layer(Line.geometry(layers.second()), middle);
    Polynomial[] both = Strategies.DEFINITION.convolve(numbers, second).data();
    Polynomial[] one =
        Strategies.DEFINITION.convolve(numbers, Composer.compose(numbers, first, second)).data();
    return layers.interior().allMatch(i -> both[i].equals(one[i]));
  }

  /** The claim is true here if no kernel of any size gives all outputs, for some weights. */
  private static Verdict wholeMap() {
    List<Layers> all = layers().filter(l -> l.first().input() > 1).toList();
    Optional<Layers> one = all.stream().filter(SamePaddingJudge::isConvolution).findFirst();
    if (one.isPresent()) {
      String line = one.orElseThrow().line();
      return new Verdict.Refuted(
          new Failure(
                  Contrast.TRUTH_IMPLIED,
                  Message.of("value.one-kernel"),
                  Message.of("value.no-kernel"))
              .at(line, 0));
    }
    return new Verdict.Holds(
        Message.of("link.no-kernel-gives-the-map"),
        new Strength.Exact(Strength.Values.WITNESS, Message.of("bound.same-padding", MOST_ROWS)));
  }

  /**
   * Whether both layers depend on where an output lies only by its distance from the input: a
   * convolution does, padded or not. The first kernel moves the map by one, the second moves it
   * back: what was moved out is lost.
   */
  private static boolean isConvolution(Layers layers) {
    int rows = layers.first().input();
    long[] back = Line.impulse(layers.first().kernel(), layers.first().kernel() / 2 - 1);
    long[] ahead = Line.impulse(layers.second().kernel(), layers.second().kernel() / 2 + 1);
    long[][] outputs =
        IntStream.range(0, rows)
            .mapToObj(x -> Line.convolve(layers.first(), Line.impulse(rows, x), back))
            .map(middle -> Line.convolve(layers.second(), middle, ahead))
            .toArray(long[][]::new);
    return IntStream.range(1, rows)
        .allMatch(
            x -> IntStream.range(1, rows).allMatch(i -> outputs[x][i] == outputs[x - 1][i - 1]));
  }

  /** A kernel composed with itself. */
  private static String composed(long... kernel) {
    Axis axis = Axis.of(2 * kernel.length - 1, kernel.length);
    Axis next = Axis.of(kernel.length, kernel.length);
    Problem<long[]> first = problem(axis, kernel);
    long[] weights =
        Composer.compose(Integers.INSTANCE, first, problem(next, kernel)).weights().data();
    String one = Arrays.toString(kernel);
    return one + " ∘ " + one + " = " + Arrays.toString(weights);
  }

  private static Problem<long[]> problem(Axis axis, long[] kernel) {
    Geometry g = Line.geometry(axis);
    return Problem.of(g, new long[g.inputSize()], kernel, Optional.empty());
  }
}

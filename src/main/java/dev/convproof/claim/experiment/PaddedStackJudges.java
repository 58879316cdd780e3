package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.column;
import static dev.convproof.claim.experiment.IntegerConvolution.impulse;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two padded convolutions in a row, and the padding that composes their kernels. */
public final class PaddedStackJudges {
  private PaddedStackJudges() {}

  /**
   * A judge of whether the single kernel of two convolutions, each padded to keep the size, is not
   * simply k1+k2−1: away from the border, and on the whole map. Along one axis.
   */
  public static final class SamePadding implements Judge {
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
        return column(first) + "," + column(second);
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
                              Stream.of(3, 5)
                                  .map(k2 -> new Layers(same(rows, k1), same(rows, k2)))));
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
      return new Verdict.Refuted(failure.at(smallest.line(), 0).drawn(ofOnes(smallest)));
    }

    /** Both kernels with all taps 1, and what they compose to: each tap counts its pairs. */
    private static Optional<Drawing> ofOnes(Layers layers) {
      long[] first = new long[layers.first().kernel()];
      long[] second = new long[layers.second().kernel()];
      long[] composed = new long[first.length + second.length - 1];
      Arrays.fill(first, 1);
      Arrays.fill(second, 1);
      for (int i = 0; i < first.length; i++) {
        for (int j = 0; j < second.length; j++) {
          composed[i + j] += first[i] * second[j];
        }
      }
      return CaseDrawing.of(
          List.of(
              Panel.row(Role.FIRST_KERNEL, first),
              Panel.row(Role.SECOND_KERNEL, second),
              Panel.row(Role.COMPOSED, composed),
              Panel.cell(Role.EXPECTED, composed.length + " = k1+k2−1"),
              Panel.cell(Role.ACTUAL, "≠ k1+k2−1").marked(0, 0)));
    }

    private static boolean equalInside(Layers layers) {
      Indeterminates values = new Indeterminates();
      Geometry g = column(layers.first());
      Problem<Polynomial[]> first = values.layer(g, values.next(g.inputSize()));
      Problem<Polynomial[]> second =
          values.layer(column(layers.second()), Indeterminates.convolve(first));
      Polynomial[] both = Indeterminates.convolve(second);
      Polynomial[] one =
          Indeterminates.convolve(Composer.compose(Polynomials.INSTANCE, first, second));
      return layers.interior().allMatch(i -> both[i].equals(one[i]));
    }

    /** The claim is true here if no kernel of any size gives all outputs, for some weights. */
    private static Verdict wholeMap() {
      List<Layers> all = layers().filter(l -> l.first().input() > 1).toList();
      Optional<Layers> one = all.stream().filter(SamePadding::isConvolution).findFirst();
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
     * Returns whether both layers depend on where an output lies only by its distance from the
     * input: a convolution does, padded or not. The first kernel moves the map by one, the second
     * moves it back: what was moved out is lost.
     */
    private static boolean isConvolution(Layers layers) {
      int rows = layers.first().input();
      long[] back = impulse(layers.first().kernel(), layers.first().kernel() / 2 - 1);
      long[] ahead = impulse(layers.second().kernel(), layers.second().kernel() / 2 + 1);
      long[][] outputs =
          IntStream.range(0, rows)
              .mapToObj(x -> IntegerConvolution.convolve(layers.first(), impulse(rows, x), back))
              .map(middle -> IntegerConvolution.convolve(layers.second(), middle, ahead))
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
      Geometry g = column(axis);
      return Problem.of(g, new long[g.inputSize()], kernel, Optional.empty());
    }
  }

  /**
   * Which padding makes the composed kernel of two kernels k×k, with channels: the first kernel,
   * padded by that much on each side, is convolved with the second one turned around. Less gives a
   * smaller kernel, which lacks taps that are not zero.
   *
   * @param less the padding claimed is k2 − less
   * @param most the greatest kernel size that is tried
   */
  public record FullPadding(int less, int most) implements Judge {
    private static final int CHANNELS = 2;

    @Override
    public Judgement judge() {
      return Judgement.of(
          Exhaustion.verdict(
              IntStream.rangeClosed(2, most).mapToObj(EqualKernels::new),
              kernels -> Failure.unlessEqual(needed(kernels.k()), kernels.k() - less),
              tried ->
                  List.of(
                      new Verdict.Link(
                          Message.of("link.least-padding", less),
                          new Strength.Exact(Message.of("bound.equal-kernels", 2, most))))));
    }

    private record EqualKernels(int k) {
      @Override
      public String toString() {
        return "k1=%s, k2=%s".formatted(k, k);
      }
    }

    /** The least padding that gives the composed kernel, for all values. */
    private static int needed(int k) {
      return IntStream.range(0, 2 * k)
          .filter(padding -> gives(k, padding))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no padding gives the composed kernel"));
    }

    private static boolean gives(int k, int padding) {
      Indeterminates values = new Indeterminates();
      Problem<Polynomial[]> first = layer(values, Axis.of(2 * k - 1, k));
      Problem<Polynomial[]> second = layer(values, Axis.of(k, k));
      Tensor<Polynomial[]> composed =
          Composer.compose(Polynomials.INSTANCE, first, second).weights();
      Tensor<Polynomial[]> full = full(first.weights(), second.weights(), padding);
      return composed.shape().equals(full.shape())
          && IntStream.range(0, composed.shape().size())
              .allMatch(
                  at -> composed.data()[at].equals(full.data()[swapped(composed.shape(), at)]));
    }

    private static Problem<Polynomial[]> layer(Indeterminates values, Axis axis) {
      Geometry g = new Geometry(1, 1, CHANNELS, CHANNELS, axis, axis);
      return values.layer(g, Polynomials.INSTANCE.zeros(g.inputSize()));
    }

    /**
     * The first kernels [m, c, k, k] as c images of m channels, convolved with the second ones [o,
     * m, k, k] turned around: [c, o, u, v].
     */
    private static Tensor<Polynomial[]> full(
        Tensor<Polynomial[]> first, Tensor<Polynomial[]> second, int padding) {
      int k = first.shape().height();
      Axis axis = new Axis(k, k, 1, padding, padding, 1);
      Geometry g = new Geometry(CHANNELS, 1, CHANNELS, CHANNELS, axis, axis);
      Polynomial[] images = new Polynomial[g.inputSize()];
      Arrays.setAll(images, at -> first.data()[swapped(first.shape(), at)]);
      Polynomial[] kernels = new Polynomial[g.weightSize()];
      Arrays.setAll(kernels, at -> second.data()[turned(second.shape(), at)]);
      return Strategies.DEFINITION.convolve(
          Polynomials.INSTANCE, Problem.of(g, images, kernels, Optional.empty()));
    }

    /** The position with both kinds of channels exchanged. */
    private static int swapped(Shape shape, int at) {
      int[] k = shape.coordinates(at);
      return shape.at(k[1], k[0], k[2], k[3]);
    }

    /** The position in a kernel turned by half a circle. */
    private static int turned(Shape shape, int at) {
      int[] k = shape.coordinates(at);
      return shape.at(k[0], k[1], shape.height() - 1 - k[2], shape.width() - 1 - k[3]);
    }
  }
}

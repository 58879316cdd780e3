package dev.convproof.claim.experiment;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which padding makes the composed kernel of two kernels k×k, with channels: the first kernel,
 * padded by that much on each side, is convolved with the second one turned around. Less gives a
 * smaller kernel, which lacks taps that are not zero.
 *
 * @param less the padding claimed is k2 − less
 * @param most the greatest kernel size that is tried
 */
public record FullPaddingJudge(int less, int most) implements Judge {
  private static final int CHANNELS = 2;

  @Override
  public Judgement judge() {
    for (int k = 2; k <= most; k++) {
      int needed = needed(k);
      if (needed != k - less) {
        Failure failure = new Failure(Message.verbatim(needed), Message.verbatim(k - less));
        return Judgement.of(new Verdict.Refuted(failure.at("k1=%s, k2=%s".formatted(k, k), k - 2)));
      }
    }
    return Judgement.of(
        new Verdict.Holds(
            Message.of("link.least-padding", less),
            new Strength.Exact(Message.of("bound.equal-kernels", 2, most))));
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
    Tensor<Polynomial[]> composed = Composer.compose(Polynomials.INSTANCE, first, second).weights();
    Tensor<Polynomial[]> full = full(first.weights(), second.weights(), padding);
    return composed.shape().equals(full.shape())
        && IntStream.range(0, composed.shape().size())
            .allMatch(at -> composed.data()[at].equals(full.data()[swapped(composed.shape(), at)]));
  }

  private static Problem<Polynomial[]> layer(Indeterminates values, Axis axis) {
    Geometry g = new Geometry(1, 1, CHANNELS, CHANNELS, axis, axis);
    return values.layer(g, Polynomials.INSTANCE.zeros(g.inputSize()));
  }

  /**
   * The first kernels [m, c, k, k] as c images of m channels, convolved with the second ones [o, m,
   * k, k] turned around: [c, o, u, v].
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

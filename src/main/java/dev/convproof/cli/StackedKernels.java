package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Rationals;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Two kernels, the second on what the first one produces, and the one kernel that they are.
 *
 * @param first the kernel that meets the input
 * @param second the kernel that meets what the first one produces
 * @param strides of the first and the second, along both axes
 * @param dilations of the first and the second, along both axes
 * @param bias of the first
 * @param bias2 of the second
 */
record StackedKernels(
    Kernel first,
    Kernel second,
    List<Integer> strides,
    List<Integer> dilations,
    Optional<List<BigFraction>> bias,
    Optional<List<BigFraction>> bias2) {
  private static final int LARGEST_STEP = 1000;
  private static final long MOST_TAPS = 100_000;
  private static final long MOST_PRODUCTS = 4_000_000;

  /** Checks that the channels meet, and that the composition is small enough to be computed. */
  StackedKernels {
    strides.forEach(s -> requireSize("--stride", s));
    dilations.forEach(d -> requireSize("--dilation", d));
    require(
        first.shape().outer() == second.shape().channels(),
        "K1 has %d output channels, but K2 takes %d input channels: these must be equal",
        first.shape().outer(),
        second.shape().channels());
    long products = (long) first.taps().size() * second.taps().size() / first.shape().outer();
    require(
        products <= MOST_PRODUCTS,
        "this composition takes %d products: at most %d are computed",
        products,
        MOST_PRODUCTS);
  }

  private static void requireSize(String option, int size) {
    require(
        size >= 1 && size <= LARGEST_STEP,
        "%s %d: from 1 to %d would be right",
        option,
        size,
        LARGEST_STEP);
  }

  /** Two kernels of stride 1 without bias. */
  static StackedKernels plain(Kernel first, Kernel second) {
    return new StackedKernels(
        first, second, List.of(1, 1), List.of(1, 1), Optional.empty(), Optional.empty());
  }

  /** The one convolution that the two are. */
  Problem<BigFraction[]> composed() {
    long taps =
        extent(first.height(), second.height())
            * extent(first.width(), second.width())
            * first.shape().channels()
            * second.shape().outer();
    require(
        taps <= MOST_TAPS,
        "the composed kernel has %d taps: at most %d are shown",
        taps,
        MOST_TAPS);
    return Composer.compose(Rationals.INSTANCE, problem(first, 0, bias), problem(second, 1, bias2));
  }

  /** The composed kernel. */
  Kernel kernel() {
    Problem<BigFraction[]> composed = composed();
    return new Kernel(
        layout(), Shape.weights(composed.geometry()), List.of(composed.weights().data()));
  }

  private Layout layout() {
    return first.layout().depth() > second.layout().depth() ? first.layout() : second.layout();
  }

  /** The composed stride, along both axes. */
  int stride() {
    return strides.get(0) * strides.get(1);
  }

  /** The composed size along an axis: d1·(k1−1) + s1·d2·(k2−1) + 1. */
  long extent(int k1, int k2) {
    return (long) dilations.get(0) * (k1 - 1)
        + (long) strides.get(0) * dilations.get(1) * (k2 - 1)
        + 1;
  }

  /** A layer on an input that is just as large as the composed kernel. */
  private Problem<BigFraction[]> problem(
      Kernel kernel, int layer, Optional<List<BigFraction>> biases) {
    Geometry geometry =
        new Geometry(
            1,
            1,
            kernel.shape().channels(),
            kernel.shape().outer(),
            axis(kernel.height(), extent(first.height(), second.height()), layer),
            axis(kernel.width(), extent(first.width(), second.width()), layer));
    return Problem.of(
        geometry,
        new BigFraction[0], // composing reads no input
        kernel.buffer(),
        biases.map(values -> values.toArray(BigFraction[]::new)));
  }

  private Axis axis(int taps, long input, int layer) {
    return new Axis((int) input, taps, strides.get(layer), 0, 0, dilations.get(layer));
  }
}

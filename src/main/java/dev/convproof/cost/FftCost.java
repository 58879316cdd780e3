package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/**
 * Convolution by radix-2 transforms of N = R·C points, R and C the padded sizes rounded up to
 * powers of two; T = n·ci + co·(ci/g) + n·co transforms.
 *
 * <pre>
 *   multiplications             n·co·(ci/g)·N
 *   multiplications by roots    T·(C·t(R) + R·t(C)), t(L) = (L/2)·log L − (L−1)
 *   … and by 1/N                n·co·N, where N is above 1
 *   additions                   T·N·log N + n·co·(ci/g − 1)·N, with a bias n·co·ho·wo more
 * </pre>
 *
 * Each butterfly multiplies by a root, but by 1 in the first of each block, and adds twice. Every
 * point counts as data, also the zeros that fill the signals.
 */
record FftCost() implements CostModel {

  @Override
  public Operations operations(Geometry g, BiasTerm bias) {
    long rows = powerOfTwo(g.rows());
    long columns = powerOfTwo(g.columns());
    long points = Math.multiplyExact(rows, columns);
    long maps = (long) g.batch() * g.outputChannels();
    long pairs = maps * g.inputChannelsPerGroup();
    long kernels = (long) g.outputChannels() * g.inputChannelsPerGroup();
    long transforms = (long) g.batch() * g.inputChannels() + kernels + maps;
    long roots = columns * roots(rows) + rows * roots(columns);
    long shares = points == 1 ? 0 : maps * points;
    long sums = (pairs - maps) * points + (bias == BiasTerm.COUNTED ? g.outputSize() : 0);
    return new Operations(
        Math.multiplyExact(pairs, points),
        Math.addExact(Math.multiplyExact(transforms, roots), shares),
        0,
        Math.addExact(Math.multiplyExact(transforms, points * levels(points)), sums),
        0);
  }

  /**
   * With Y and P as in {@link TapByTapCost}, S the points of a spectrum and L = log2 S: a transform
   * takes two copies of a signal and a line of scratch for each butterfly, S·(2 + L/2) in all and
   * 2S at once with the signal.
   *
   * <p>Total P + Y + (co·(ci/g) + n·ci)·(S + transform) + n·co·(2S + transform). The peak is the
   * largest sum of four moments: the last kernel's transform; the last channel's of an image; the
   * first sum of products; its transform back, when what served for the last time is given back.
   */
  @Override
  public Optional<Allocated> allocated(Geometry g) {
    long points = powerOfTwo(g.rows()) * powerOfTwo(g.columns());
    long transform = 2 * points + points / 2 * Long.numberOfTrailingZeros(points);
    long copy = TapByTapCost.paddedCopy(g);
    long channels = g.inputChannelsPerGroup();
    long spectra = (long) g.outputChannels() * channels + (long) g.batch() * g.inputChannels();
    long maps = (long) g.batch() * g.outputChannels();
    return Optional.of(
        new Allocated(
            copy
                + g.outputSize()
                + spectra * (points + transform)
                + maps * (2 * points + transform),
            g.outputSize() + peak(g, points, copy)));
  }

  private static long peak(Geometry g, long points, long copy) {
    long inputs = g.inputChannelsPerGroup() * points;
    long kernels = g.outputChannelsPerGroup() * inputs;
    long later = g.batch() * g.groups() > 1 ? copy : 0;
    long ofKernels = copy + kernels + points;
    long ofInputs = kernels + inputs + Math.max(copy, later + points);
    long products = later + kernels + inputs + points;
    long keptKernels = g.batch() > 1 ? kernels : kernels - inputs;
    long keptInputs = g.outputChannelsPerGroup() > 1 ? inputs : 0;
    long back = later + keptKernels + keptInputs + 2 * points;
    return Math.max(Math.max(ofKernels, ofInputs), Math.max(products, back));
  }

  private static long powerOfTwo(Axis axis) {
    return axis.padded() == 1 ? 1 : 2L * Integer.highestOneBit(axis.padded() - 1);
  }

  private static int levels(long points) {
    return Long.numberOfTrailingZeros(points);
  }

  /** Multiplications by roots other than 1 on one line. */
  private static long roots(long length) {
    return length / 2 * levels(length) - (length - 1);
  }
}

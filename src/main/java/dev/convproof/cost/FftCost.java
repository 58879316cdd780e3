package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

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
enum FftCost implements CostModel {
  /** The only one. */
  RADIX_TWO;

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

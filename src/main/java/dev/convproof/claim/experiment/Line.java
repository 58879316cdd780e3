package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;

/** Convolutions of one channel along one axis, over integers. */
final class Line {
  private Line() {}

  /** One column. */
  static Geometry geometry(Axis rows) {
    return Geometry.UNIT.withAxes(rows, Axis.of(1, 1));
  }

  static long[] convolve(Axis axis, long[] input, long[] kernel) {
    Problem<long[]> problem = Problem.of(geometry(axis), input, kernel, Optional.empty());
    return Strategies.DEFINITION.convolve(Integers.INSTANCE, problem).data();
  }

  static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Zeros, but for a one at a position. */
  static long[] impulse(int count, int at) {
    long[] impulse = new long[count];
    impulse[at] = 1;
    return impulse;
  }
}

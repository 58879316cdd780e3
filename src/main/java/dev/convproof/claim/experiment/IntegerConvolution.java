package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;

/** Convolutions by the definition, over integers and without bias. */
final class IntegerConvolution {
  private IntegerConvolution() {}

  static long[] convolve(Geometry g, long[] input, long[] weights) {
    return Strategies.DEFINITION
        .convolve(Integers.INSTANCE, Problem.of(g, input, weights, Optional.empty()))
        .data();
  }

  /** Convolves one channel along one axis. */
  static long[] convolve(Axis axis, long[] input, long[] kernel) {
    return convolve(column(axis), input, kernel);
  }

  /** Returns the geometry of one column. */
  static Geometry column(Axis rows) {
    return Geometry.UNIT.withAxes(rows, Axis.of(1, 1));
  }

  static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns a unit impulse at a position. */
  static long[] impulse(int count, int at) {
    long[] impulse = new long[count];
    impulse[at] = 1;
    return impulse;
  }
}

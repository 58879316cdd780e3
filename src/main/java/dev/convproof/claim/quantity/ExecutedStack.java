package dev.convproof.claim.quantity;

import dev.convproof.algebra.DependencyAlgebra;
import dev.convproof.algebra.Integers;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Quantities of two stacked kernels as they are found by running them. */
final class ExecutedStack {
  private ExecutedStack() {}

  /** From the first to the last tap that is not zero, of the kernels of ones composed. */
  static long composedSize(Instance shape) {
    long[] taps =
        Composer.compose(
                Integers.INSTANCE, ones(shape.layers().get(0)), ones(shape.layers().get(1)))
            .weights()
            .data();
    BitSet present = new BitSet();
    for (int at = 0; at < taps.length; at++) {
      present.set(at, taps[at] != 0);
    }
    return extent(present);
  }

  private static Problem<long[]> ones(Geometry g) {
    long[] weights = new long[g.weightSize()];
    Arrays.fill(weights, 1);
    return Problem.of(g, new long[g.inputSize()], weights, Optional.empty());
  }

  /** From the first to the last input that reaches the first output, in an input with room. */
  static long receptiveField(Instance shape) {
    Axis tight = shape.layers().get(0).rows();
    Geometry first = along(tight, tight.input() + tight.stride() + 1);
    Geometry second = along(shape.layers().get(1).rows(), first.rows().output());
    DependencyAlgebra sets = DependencyAlgebra.INSTANCE;
    BitSet[] middle = run(first, sets.inputs(first.inputSize()));
    return extent(run(second, middle)[0]);
  }

  private static Geometry along(Axis axis, int input) {
    Axis longer = new Axis(input, axis.kernel(), axis.stride(), 0, 0, axis.dilation());
    return Geometry.UNIT.withAxes(longer, Axis.of(1, 1));
  }

  private static BitSet[] run(Geometry g, BitSet[] input) {
    long[] ones = new long[g.weightSize()];
    Arrays.fill(ones, 1);
    BitSet[] weights = DependencyAlgebra.INSTANCE.load(ones, 0);
    Problem<BitSet[]> problem = Problem.of(g, input, weights, Optional.empty());
    return Strategies.DEFINITION.convolve(DependencyAlgebra.INSTANCE, problem).data();
  }

  private static long extent(BitSet positions) {
    return positions.length() - (long) positions.nextSetBit(0);
  }
}

package dev.convproof.claim.quantity;

import dev.convproof.algebra.DependencyAlgebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Operations;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.CountedRun.CountedGradient;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Composer;
import dev.convproof.strategy.Padding;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.Col2imGemm;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Quantities of a layer as they are found by running it. */
final class ExecutedQuantities {
  /** The strategies that run a forward pass; not made where windows are counted. */
  private static final class Ways {
    static final Strategy PADS = Strategies.named("im2col").orElseThrow();
    static final Strategy SKIPS = Strategies.DEFINITION;
  }

  private ExecutedQuantities() {}

  /** Windows that fit: the window is moved by the stride while all its taps lie on the input. */
  static long windows(Axis axis) {
    int windows = 0;
    for (int start = 0; lastTap(axis, start) < axis.padded(); start += axis.stride()) {
      windows++;
    }
    return windows;
  }

  private static int lastTap(Axis axis, int start) {
    int at = start;
    for (int tap = 1; tap < axis.kernel(); tap++) {
      at += axis.dilation();
    }
    return at;
  }

  static long multiplications(Geometry g, Conventions conventions) {
    return run(g, conventions.paddedTaps(), BiasTerm.IGNORED).multiplications(true);
  }

  static long additions(Geometry g, Conventions conventions) {
    return run(g, conventions.paddedTaps(), conventions.bias()).additions(true);
  }

  static long operations(Geometry g, Conventions conventions) {
    long products = multiplications(g, conventions);
    long outputs =
        conventions.addsBias() ? Ways.PADS.convolve(Doubles.INSTANCE, problem(g)).data().length : 0;
    return switch (conventions.counting()) {
      case ADDITIONS -> products + additions(g, conventions);
      case MACS -> products + outputs;
      case FLOPS -> 2 * products + outputs;
    };
  }

  /** The additions of all channels together, less those of each channel alone. */
  static long crossChannelAdditions(Geometry g, Conventions conventions) {
    PaddedTaps taps = conventions.paddedTaps();
    Geometry alone = g.withChannels(g.groups(), g.groups(), g.outputChannels());
    return run(g, taps, BiasTerm.IGNORED).additions(true)
        - g.inputChannelsPerGroup() * run(alone, taps, BiasTerm.IGNORED).additions(true);
  }

  private static Operations run(Geometry g, PaddedTaps taps, BiasTerm bias) {
    return CountedRun.of(taps == PaddedTaps.COUNTED ? Ways.PADS : Ways.SKIPS, g, bias).executed();
  }

  /** Biases of a layer that a strategy accepts. */
  static long biases(Geometry g) {
    return problem(g).bias().orElseThrow().data().length;
  }

  static long weights(Geometry g) {
    return problem(g).weights().data().length;
  }

  static long parameters(Geometry g, Conventions conventions) {
    return weights(g) + (conventions.bias() == BiasTerm.COUNTED ? biases(g) : 0);
  }

  /** Input channels in each kernel of a layer that a strategy accepts. */
  static long kernelDepth(Geometry g) {
    return problem(g).weights().shape().channels();
  }

  static long kernels(Geometry g) {
    return problem(g).weights().shape().outer();
  }

  /** Numbers in the buffers of the input, of its padded copy where counted, and of the output. */
  static long activations(Geometry g, Conventions conventions) {
    Problem<double[]> problem = problem(g);
    long copy =
        conventions.paddedCopy()
            ? Padding.madeExplicit(Doubles.INSTANCE, problem).input().data().length
            : 0;
    return problem.input().data().length
        + copy
        + Ways.PADS.convolve(Doubles.INSTANCE, problem).data().length;
  }

  private static Problem<double[]> problem(Geometry g) {
    return Problem.of(
        g,
        new double[g.inputSize()],
        new double[g.weightSize()],
        Optional.of(new double[g.outputChannels()]));
  }

  /** Quantities of a backward pass as they are found by running it, padded taps counted. */
  static final class Backward {
    private static final BackwardStrategy PADS = new Col2imGemm();

    private Backward() {}

    static long multiplications(Geometry g, Collection<Gradient> gradients) {
      return gradients.stream().mapToLong(which -> run(g, which).multiplications(true)).sum();
    }

    static long additions(Geometry g, Collection<Gradient> gradients) {
      return gradients.stream().mapToLong(which -> run(g, which).additions(true)).sum();
    }

    static long operations(Geometry g, Collection<Gradient> gradients) {
      return multiplications(g, gradients) + additions(g, gradients);
    }

    /** Additions where each sum begins at zero: one more for each than is executed. */
    static long additionsFromZero(Geometry g, Gradient which) {
      return run(g, which).additions(true) + held(g, List.of(which));
    }

    static Operations run(Geometry g, Gradient which) {
      return CountedGradient.of(PADS, which, g).executed();
    }

    /** Numbers in the buffers of gradients that a run gave. */
    static long held(Geometry g, Collection<Gradient> gradients) {
      return gradients.stream()
          .mapToLong(which -> CountedGradient.of(PADS, which, g).gradient().data().length)
          .sum();
    }
  }

  /** Quantities of two stacked kernels as they are found by running them. */
  static final class Stacked {
    private Stacked() {}

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
}

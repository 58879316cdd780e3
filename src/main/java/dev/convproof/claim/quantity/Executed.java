package dev.convproof.claim.quantity;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Operations;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.PaddedTaps;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Padding;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.Optional;

/** Quantities of a layer as they are found by running it. */
final class Executed {
  private static final Strategy PADS = Strategies.named("im2col").orElseThrow();
  private static final Strategy SKIPS = Strategies.DEFINITION;

  private Executed() {}

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
    return multiplications(g, conventions) + additions(g, conventions);
  }

  /** The additions of all channels together, less those of each channel alone. */
  static long crossChannelAdditions(Geometry g, Conventions conventions) {
    PaddedTaps taps = conventions.paddedTaps();
    Geometry alone = g.withChannels(g.groups(), g.groups(), g.outputChannels());
    return run(g, taps, BiasTerm.IGNORED).additions(true)
        - g.inputChannelsPerGroup() * run(alone, taps, BiasTerm.IGNORED).additions(true);
  }

  private static Operations run(Geometry g, PaddedTaps taps, BiasTerm bias) {
    return CountedRun.of(taps == PaddedTaps.COUNTED ? PADS : SKIPS, g, bias).executed();
  }

  /** Biases of a layer that a strategy accepts. */
  static long biases(Geometry g) {
    return problem(g).bias().orElseThrow().data().length;
  }

  static long weights(Geometry g) {
    return problem(g).weights().data().length;
  }

  static long parameters(Geometry g) {
    return weights(g) + biases(g);
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
        + PADS.convolve(Doubles.INSTANCE, problem).data().length;
  }

  private static Problem<double[]> problem(Geometry g) {
    return Problem.of(
        g,
        new double[g.inputSize()],
        new double[g.weightSize()],
        Optional.of(new double[g.outputChannels()]));
  }
}

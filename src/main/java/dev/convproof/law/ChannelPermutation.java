package dev.convproof.law;

import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * Reversing the order of the input channels, together with the kernels' and the groups', reverses
 * the order of the output channels, and changes nothing else.
 */
public final class ChannelPermutation extends Law {
  private static final Message.Told ONE_CHANNEL =
      Message.told("one-channel", "the case has one channel");

  ChannelPermutation() {
    super(
        "channel permutation",
        "Channels have no order: reversed with their kernels, the outputs are reversed and equal.");
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Case c = trial.on();
    Geometry g = c.geometry();
    if (g.inputChannels() == 1 && g.outputChannels() == 1) {
      comparison.nothing(ONE_CHANNEL);
      return;
    }
    Shape weights = Shape.weights(g);
    long[] kernels =
        reversed(reversed(Rewritten.layer(c).weights(), 1, weights.outer(), weights), weights);
    Case reversed =
        Rewritten.with(
            c,
            g,
            reversed(c.input(), Shape.input(g)),
            kernels,
            Rewritten.layer(c).bias().map(bias -> reversed(bias, Shape.bias(g))));
    Tensor<V> straight = trial.output();
    Tensor<V> mirrored = trial.output(reversed);
    Shape output = Shape.output(g);
    String depends = trial.name() + " depends on the order of channels";
    for (int y = 0; y < output.size(); y++) {
      int[] at = output.coordinates(y);
      int mirror = output.at(at[0], output.channels() - 1 - at[1], at[2], at[3]);
      comparison.expect(straight, y, mirrored, mirror, depends);
    }
  }

  /** Reverses the second dimension. */
  private static long[] reversed(long[] values, Shape shape) {
    return reversed(values, shape.outer(), shape.channels(), shape);
  }

  /**
   * Reverses blocks: within each of {@code outer} parts, the order of {@code blocks} equal blocks.
   */
  private static long[] reversed(long[] values, int outer, int blocks, Shape shape) {
    int size = shape.size() / (outer * blocks);
    long[] result = new long[values.length];
    for (int part = 0; part < outer; part++) {
      for (int block = 0; block < blocks; block++) {
        int from = (part * blocks + block) * size;
        int to = (part * blocks + blocks - 1 - block) * size;
        System.arraycopy(values, from, result, to, size);
      }
    }
    return result;
  }
}

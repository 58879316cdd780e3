package dev.convproof.law;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cases that must give the same result by other means: groups, dilation and padding made explicit.
 */
final class Rewritten {
  private Rewritten() {}

  /** The same case without groups: the weights in diagonal blocks, zeros elsewhere. */
  static Case blockDiagonal(Case c) {
    Geometry from = c.geometry();
    Geometry to = from.withChannels(1, from.inputChannels(), from.outputChannels());
    long[] blocks = new long[to.weightSize()];
    int size = from.products();
    for (int o = 0; o < from.outputChannels(); o++) {
      int target = Shape.weights(to).at(o, from.firstInputChannel(o), 0, 0);
      System.arraycopy(layer(c).weights(), o * size, blocks, target, size);
    }
    return with(c, to, c.input(), blocks);
  }

  /** The same case without dilation: the kernel stuffed with zeros to its reach. */
  static Case zeroStuffed(Case c) {
    Geometry from = c.geometry();
    Geometry to = from.withAxes(undilated(from.rows()), undilated(from.columns()));
    Shape taps = Shape.weights(from);
    Shape stuffed = Shape.weights(to);
    long[] weights = new long[stuffed.size()];
    for (int at = 0; at < taps.size(); at++) {
      int[] k = taps.coordinates(at);
      int a = k[2] * from.rows().dilation();
      int b = k[3] * from.columns().dilation();
      weights[stuffed.at(k[0], k[1], a, b)] = layer(c).weights()[at];
    }
    return with(c, to, c.input(), weights);
  }

  private static Axis undilated(Axis axis) {
    return new Axis(
        axis.input(), axis.reach(), axis.stride(), axis.padBefore(), axis.padAfter(), 1);
  }

  /** The same case without stride: every window of stride 1. */
  static Case unstrided(Case c) {
    Geometry from = c.geometry();
    return with(
        c,
        from.withAxes(strideOne(from.rows()), strideOne(from.columns())),
        c.input(),
        layer(c).weights());
  }

  private static Axis strideOne(Axis axis) {
    return new Axis(
        axis.input(), axis.kernel(), 1, axis.padBefore(), axis.padAfter(), axis.dilation());
  }

  /** The same case without padding: the zeros are part of the input. */
  static Case padded(Case c) {
    Geometry from = c.geometry();
    Geometry to = from.paddingMadeExplicit();
    long[] input = new long[to.inputSize()];
    Shape inner = Shape.input(from);
    for (int at = 0; at < inner.size(); at++) {
      int[] x = inner.coordinates(at);
      int row = x[2] + from.rows().padBefore();
      int column = x[3] + from.columns().padBefore();
      input[Shape.input(to).at(x[0], x[1], row, column)] = c.input()[at];
    }
    return with(c, to, input, layer(c).weights());
  }

  /** One image of a batch. */
  static Case image(Case c, int n) {
    Geometry to = c.geometry().withBatch(1);
    int size = to.inputSize();
    return with(c, to, Arrays.copyOfRange(c.input(), n * size, (n + 1) * size), layer(c).weights());
  }

  /** The first layer with another geometry, input and weights. */
  static Case with(Case c, Geometry geometry, long[] input, long[] weights) {
    return with(c, geometry, input, weights, layer(c).bias());
  }

  static Case with(Case c, Geometry geometry, long[] input, long[] weights, Optional<long[]> bias) {
    return new Case(
        input, c.exponent(), List.of(new Layer(geometry, weights, bias, layer(c).exponent())));
  }

  static Layer layer(Case c) {
    return c.layers().get(0);
  }
}

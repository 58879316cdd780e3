package dev.convproof.law;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;

/**
 * How far partial sums of gradients can get from zero for each unit of max|G|, in whatever order
 * their terms are added: the number of terms times the greatest magnitudes of their factors.
 *
 * <p>Every method throws an ArithmeticException where that passes 2^63−1.
 */
final class DeepestGradient {
  private DeepestGradient() {}

  /** Of any gradient of a layer: (co/g)·kh·kw terms G·k, or n·ho·wo terms G·x, or G alone. */
  static long ofLayer(Layer layer, long input) {
    return Math.max(ofInput(layer), ofWeights(layer.geometry(), input));
  }

  /** Of the input's gradient: (co/g)·kh·kw terms G·k. */
  static long ofInput(Layer layer) {
    Geometry g = layer.geometry();
    return product(g.outputChannelsPerGroup(), g.taps(), DeepestSum.greatest(layer.weights()));
  }

  /** Of the weights' gradient, and of the bias': n·ho·wo terms G·x, the greatest |x| at least 1. */
  static long ofWeights(Geometry g, long input) {
    return product(g.batch(), g.windows(), input);
  }

  /** Of ⟨G, Y⟩ where every input and every weight is larger by so much: n·co·ho·wo outputs. */
  static long ofPairing(Case c, long larger) {
    Layer layer = c.layers().get(0);
    Geometry g = layer.geometry();
    long input = Math.addExact(DeepestSum.greatest(c.input()), larger);
    long weight = Math.addExact(DeepestSum.greatest(layer.weights()), larger);
    long bias = Math.addExact(layer.bias().map(DeepestSum::greatest).orElse(0L), larger);
    long output = Math.addExact(product(g.products(), input, weight), bias);
    return product(g.outputSize(), output);
  }

  static long product(long... factors) {
    long product = 1;
    for (long factor : factors) {
      product = Math.multiplyExact(product, factor);
    }
    return product;
  }
}

package dev.convproof;

import dev.convproof.geometry.Geometry;

/**
 * One gradient of a convolution over flat, row-major arrays: for a number L that depends on the
 * output y, from G = ∂L/∂y the gradient of L with respect to the input, the weights or the bias.
 *
 * @param <V> the array type of an {@link dev.convproof.algebra.Arithmetic}
 */
@FunctionalInterface
public interface BackwardPass<V> {

  /**
   * Computes the gradient, a fresh array in the shape of what it belongs to, and leaves the
   * arguments as they are.
   *
   * @param geometry sizes, strides, paddings, dilations and groups of the forward convolution
   * @param input x [n, ci, h, w]
   * @param weights k [co, ci/g, kh, kw]
   * @param outputGradient G [n, co, ho, wo]
   */
  V apply(Geometry geometry, V input, V weights, V outputGradient);
}

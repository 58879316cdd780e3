package dev.convproof;

import dev.convproof.geometry.Geometry;
import java.util.Optional;

/**
 * A multi-channel 2-D convolution (cross-correlation, as in neural networks) over flat arrays: what
 * a user brings to be judged.
 *
 * <p>All arrays are row-major. Padding is zeros; taps that fall into it add nothing.
 *
 * @param <V> the array type of an {@link dev.convproof.algebra.Arithmetic}: {@code float[]}, {@code
 *     double[]}, {@code int[]} or {@code long[]}
 */
@FunctionalInterface
public interface Convolution<V> {

  /**
   * Computes the output, a fresh array [n, co, ho, wo], and leaves the arguments as they are.
   *
   * @param geometry sizes, strides, paddings, dilations and groups
   * @param input [n, ci, h, w]
   * @param weights [co, ci/g, kh, kw]
   * @param bias [co], or empty for a convolution without bias
   */
  V apply(Geometry geometry, V input, V weights, Optional<V> bias);
}

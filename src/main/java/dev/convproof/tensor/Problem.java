package dev.convproof.tensor;

import dev.convproof.geometry.Geometry;
import java.util.Optional;

/**
 * A convolution to compute.
 *
 * @param geometry the shapes, strides, paddings, dilations and groups
 * @param input [n, ci, h, w]
 * @param weights [co, ci/g, kh, kw]
 * @param bias [1, co, 1, 1], or empty for a convolution without bias
 * @param <V> the buffer type of an algebra
 */
public record Problem<V>(
    Geometry geometry, Tensor<V> input, Tensor<V> weights, Optional<Tensor<V>> bias) {

  /** A problem from buffers in the geometry's shapes. */
  public static <V> Problem<V> of(Geometry geometry, V input, V weights, Optional<V> bias) {
    return new Problem<>(
        geometry,
        new Tensor<>(Shape.input(geometry), input),
        new Tensor<>(Shape.weights(geometry), weights),
        bias.isPresent()
            ? Optional.of(new Tensor<>(Shape.bias(geometry), bias.get()))
            : Optional.empty());
  }

  /** The same problem on another input of the same shape. */
  public Problem<V> withInput(V other) {
    return of(geometry, other, weights.data(), bias.map(Tensor::data));
  }

  /** The same problem with other weights of the same shape. */
  public Problem<V> withWeights(V other) {
    return of(geometry, input.data(), other, bias.map(Tensor::data));
  }

  /** The same problem with another bias, or none. */
  public Problem<V> withBias(Optional<V> other) {
    return of(geometry, input.data(), weights.data(), other);
  }
}

package dev.convproof.strategy.backward;

import dev.convproof.tensor.Tensor;

/**
 * What a backward pass gives.
 *
 * @param input ∂L/∂x [n, ci, h, w]
 * @param weights ∂L/∂k [co, ci/g, kh, kw]
 * @param bias ∂L/∂b [1, co, 1, 1]; for a convolution without bias, that of a bias of zero
 * @param <V> the buffer type of an algebra
 */
public record Gradients<V>(Tensor<V> input, Tensor<V> weights, Tensor<V> bias) {}

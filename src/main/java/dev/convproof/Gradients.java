package dev.convproof;

/**
 * The results of a backward pass, in flat, row-major arrays.
 *
 * @param input ∂L/∂x [n, ci, h, w]
 * @param weights ∂L/∂k [co, ci/g, kh, kw]
 * @param bias ∂L/∂b [co]; for a convolution without bias, that of a bias of zero
 * @param <V> the array type of an {@link dev.convproof.algebra.Arithmetic}
 */
public record Gradients<V>(V input, V weights, V bias) {}

package dev.convproof.tensor;

/**
 * A row-major tensor of four dimensions.
 *
 * @param shape its sizes
 * @param data its elements, shape.size() of them
 * @param <V> the buffer type of an algebra
 */
public record Tensor<V>(Shape shape, V data) {}

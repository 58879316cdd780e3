package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/** A sum of products of tensors of one shape: ⟨a, b⟩ + ⟨c, d⟩ …, as a tensor of one scalar. */
final class InnerProduct<V> {
  private final Arithmetic<V> numbers;
  private final V sum;

  InnerProduct(Arithmetic<V> numbers) {
    this.numbers = numbers;
    this.sum = numbers.zeros(1);
  }

  /** Adds ⟨a, b⟩. */
  InnerProduct<V> plus(Tensor<V> a, Tensor<V> b) {
    for (int at = 0; at < a.shape().size(); at++) {
      plus(a, at, b, at);
    }
    return this;
  }

  /** Adds one product. */
  InnerProduct<V> plus(Tensor<V> a, int at, Tensor<V> b, int otherAt) {
    numbers.multiplyAdd(a.data(), at, b.data(), otherAt, sum, 0);
    return this;
  }

  /** The sum of all that was added. */
  Tensor<V> total() {
    return new Tensor<>(new Shape(1, 1, 1, 1), sum);
  }
}

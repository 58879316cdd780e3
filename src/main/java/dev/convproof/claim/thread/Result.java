package dev.convproof.claim.thread;

import dev.convproof.tensor.Tensor;
import java.util.List;

/** What a subject gave. */
public sealed interface Result<V> {

  /** A tensor of the output's shape, right or wrong. */
  record Value<V>(Tensor<V> output) implements Result<V> {}

  /** An array of another shape than the output's [co, ho, wo]. */
  record WrongShape<V>(List<Integer> expected, NdArray<V> actual) implements Result<V> {}

  /** An error, as the user would read it. */
  record Raised<V>(String message) implements Result<V> {}
}

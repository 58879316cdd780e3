package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Definition;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * Two stacked convolutions equal the one that {@link Composer} makes of them: with channels,
 * groups, biases, strides and dilations, and with padding on the first only.
 */
public final class Composition extends SubjectLaw {

  Composition() {
    super(
        "composition",
        "Two stacked convolutions, the second without padding, equal one with the composed kernel.");
  }

  @Override
  public int layers() {
    return 2;
  }

  @Override
  String whyVacuous() {
    return "the second convolution pads: the border law applies";
  }

  @Override
  <V> void compare(Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c) {
    if (!c.layers().get(1).geometry().padded()) {
      compareStacked(comparison, numbers, subject, c);
    }
  }

  /** Compares the stack with the composed convolution, whether that must agree or not. */
  static <V> void compareStacked(
      Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c) {
    subject.inScope(c.layers().get(1).geometry());
    Problem<V> first = c.problem(numbers);
    Tensor<V> middle = subject.on(numbers, first);
    Problem<V> second = c.problem(numbers, middle.data(), 1);
    Tensor<V> stacked = subject.on(numbers, second);
    Problem<V> composed = Composer.compose(numbers, first, second);
    Tensor<V> one = new Definition().convolve(numbers, composed);
    comparison.expect(
        one,
        stacked,
        subject.name() + " twice differs from one convolution with the composed kernel");
  }
}

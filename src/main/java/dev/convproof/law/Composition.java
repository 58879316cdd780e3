package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * Two stacked convolutions equal the one that {@link Composer} makes of them: with channels,
 * groups, biases, strides and dilations, and with padding on the first only.
 */
public final class Composition extends Law {
  private static final Message.Told SECOND_PADS =
      Message.told("second-pads", "the second convolution pads: the border law applies");

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
  Message.Told whyVacuous() {
    return SECOND_PADS;
  }

  @Override
  boolean needsExactOutputs() {
    return true;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    if (!trial.on().layers().get(1).geometry().padded()) {
      compareStacked(comparison, trial);
    }
  }

  /** Compares the stack with the composed convolution, whether that must agree or not. */
  static <V> void compareStacked(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Tensor<V> middle = trial.output();
    V copy = numbers.slice(middle.data(), 0, middle.shape().size());
    Tensor<V> stacked = trial.output(trial.on().problem(numbers, copy, 1));
    Problem<V> second = trial.on().problem(numbers, middle.data(), 1);
    Problem<V> composed = Composer.compose(numbers, trial.problem(), second);
    Tensor<V> one = Strategies.DEFINITION.convolve(numbers, composed);
    comparison.expect(
        one,
        stacked,
        trial.name() + " twice differs from one convolution with the composed kernel");
  }
}

package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * Additivity in the input and in the weights: f(x) + f(x′) = f(x + x′) + f(0), which with a bias
 * says that the map is affine. The second argument x′ is the first one in reverse order.
 */
public final class Linearity extends Law {
  private final boolean inWeights;

  Linearity(boolean inWeights) {
    super(
        inWeights ? "linearity in the weights" : "linearity in the input",
        (inWeights ? "In the weights" : "In the input")
            + ": f(a) + f(b) = f(a + b) + f(0), exactly.");
    this.inWeights = inWeights;
  }

  @Override
  public int headroom() {
    return 1;
  }

  @Override
  boolean needsExactOutputs() {
    return true;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Case c = trial.on();
    Problem<V> problem = c.problem(numbers);
    Tensor<V> a = inWeights ? problem.weights() : problem.input();
    Tensor<V> b = reversed(numbers, a);
    Tensor<V> zero = new Tensor<>(a.shape(), numbers.zeros(a.shape().size()));
    Tensor<V> ofA = trial.output();
    Tensor<V> ofB = trial.output(with(problem, b));
    Tensor<V> ofSum = trial.output(with(problem, sum(numbers, a, b)));
    Tensor<V> ofZero = trial.output(with(problem, zero));
    comparison.expect(
        sum(numbers, ofA, ofB),
        sum(numbers, ofSum, ofZero),
        trial.name() + ": f(a + b) + f(0) differs from f(a) + f(b)");
  }

  private <V> Problem<V> with(Problem<V> problem, Tensor<V> argument) {
    return inWeights ? problem.withWeights(argument.data()) : problem.withInput(argument.data());
  }

  private static <V> Tensor<V> reversed(Arithmetic<V> numbers, Tensor<V> a) {
    int size = a.shape().size();
    V reversed = numbers.zeros(size);
    numbers.copy(a.data(), size - 1, -1, reversed, 0, 1, size);
    return new Tensor<>(a.shape(), reversed);
  }

  private static <V> Tensor<V> sum(Arithmetic<V> numbers, Tensor<V> a, Tensor<V> b) {
    V sum = numbers.slice(a.data(), 0, numbers.length(a.data()));
    numbers.add(b.data(), 0, 1, sum, 0, 1, Math.min(numbers.length(b.data()), numbers.length(sum)));
    return new Tensor<>(a.shape(), sum);
  }
}

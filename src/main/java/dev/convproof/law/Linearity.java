package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Additivity in the input and in the weights: f(x) + f(x′) = f(x + x′) + f(0), which with a bias
 * says that the map is affine. The second argument x′ is the first one in reverse order.
 */
public final class Linearity extends SubjectLaw {
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
  <V> void compare(Comparison<V> comparison, Numbers<V> numbers, Run subject, Case c) {
    long[] a = argument(c);
    long[] b = new long[a.length];
    long[] sum = new long[a.length];
    for (int at = 0; at < a.length; at++) {
      b[at] = a[a.length - 1 - at];
      sum[at] = a[at] + b[at];
    }
    Tensor<V> ofA = subject.on(numbers, c);
    Tensor<V> ofB = subject.on(numbers, with(c, b));
    Tensor<V> ofSum = subject.on(numbers, with(c, sum));
    Tensor<V> ofZero = subject.on(numbers, with(c, new long[a.length]));
    comparison.expect(
        sum(numbers, ofA, ofB),
        sum(numbers, ofSum, ofZero),
        subject.name() + ": f(a + b) + f(0) differs from f(a) + f(b)");
  }

  private long[] argument(Case c) {
    return inWeights ? c.layers().get(0).weights() : c.input();
  }

  private Case with(Case c, long[] argument) {
    Layer layer = c.layers().get(0);
    Optional<long[]> bias = layer.bias();
    return inWeights
        ? new Case(
            c.input(),
            c.exponent(),
            List.of(new Layer(layer.geometry(), argument, bias, layer.exponent())))
        : new Case(argument, c.exponent(), c.layers());
  }

  private static <V> Tensor<V> sum(Numbers<V> numbers, Tensor<V> a, Tensor<V> b) {
    V sum = numbers.slice(a.data(), 0, numbers.length(a.data()));
    numbers.add(b.data(), 0, 1, sum, 0, 1, Math.min(numbers.length(b.data()), numbers.length(sum)));
    return new Tensor<>(a.shape(), sum);
  }
}

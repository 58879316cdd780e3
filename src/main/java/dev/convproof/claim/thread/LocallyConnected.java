package dev.convproof.claim.thread;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;

/**
 * A locally connected layer in one dimension: windows as a convolution has them, but with weights
 * of its own for each window. It is affine, and in general no convolution.
 *
 * <p>Weights [windows, taps]. Needs a semiring.
 *
 * @param axis the windows; without padding
 */
public record LocallyConnected(Axis axis) {

  /** The number of weights: one for each tap of each window. */
  public int weightSize() {
    return axis.output() * axis.kernel();
  }

  /** Computes the output, one scalar for each window. */
  public <V> V apply(Algebra<V> algebra, V input, V weights, V biases) {
    V output = algebra.slice(biases, 0, axis.output());
    for (int i = 0; i < axis.output(); i++) {
      for (int a = 0; a < axis.kernel(); a++) {
        int weight = i * axis.kernel() + a;
        algebra.multiplyAdd(input, axis.position(i, a), weights, weight, output, i);
      }
    }
    return output;
  }
}

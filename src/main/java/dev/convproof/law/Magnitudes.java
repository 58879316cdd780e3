package dev.convproof.law;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The greatest absolute values of a case's tensors.
 *
 * @param input of the input
 * @param weights of all layers' weights
 * @param bias of all layers' biases
 */
record Magnitudes(long input, long weights, long bias) {

  static Magnitudes of(Case c) {
    return new Magnitudes(
        greatest(Arrays.stream(c.input())),
        greatest(c.layers().stream().flatMapToLong(layer -> Arrays.stream(layer.weights()))),
        greatest(
            c.layers().stream()
                .flatMap(layer -> layer.bias().stream())
                .flatMapToLong(Arrays::stream)));
  }

  private static long greatest(LongStream values) {
    return values.map(Math::abs).max().orElse(0);
  }

  /** The greatest of them. */
  long greatest() {
    return Math.max(input, Math.max(weights, bias));
  }

  /** What no sum of absolute values exceeds, on stacked layers of a shape. */
  BigInteger worstSum(List<Geometry> shape) {
    BigInteger reached = BigInteger.valueOf(input);
    for (Geometry g : shape) {
      BigInteger factor = BigInteger.valueOf(weights).multiply(BigInteger.valueOf(g.products()));
      reached = reached.multiply(factor).add(BigInteger.valueOf(bias));
    }
    return reached;
  }
}

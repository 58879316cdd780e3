package dev.convproof.model;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random integers for a layer, as large as an exactness allows: with n products to an output and
 * both factors at most m in absolute value, m²·n stays within the magnitude, so that every partial
 * sum, in every order, is exact.
 */
public final class LayerValues {
  private LayerValues() {}

  /**
   * A case without biases, as the layers of the networks are.
   *
   * @throws IllegalArgumentException if the exactness does not even allow values of −1, 0 and 1
   */
  public static Case of(Geometry g, Exactness exactness, long seed) {
    long most = greatest(g, exactness);
    SplittableRandom random = new SplittableRandom(seed);
    return Case.of(
        g,
        random.longs(g.inputSize(), -most, most + 1).toArray(),
        random.longs(g.weightSize(), -most, most + 1).toArray(),
        Optional.empty());
  }

  /** The greatest m with m²·n ≤ magnitude. */
  static long greatest(Geometry g, Exactness exactness) {
    long most = BigInteger.valueOf(exactness.magnitude() / g.products()).sqrt().longValueExact();
    if (most < 1) {
      throw new IllegalArgumentException(
          g + " sums " + g.products() + " products: more than " + exactness.magnitude());
    }
    return most;
  }
}

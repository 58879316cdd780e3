package dev.convproof.law;

import dev.convproof.algebra.Exactness;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.OptionalLong;

/**
 * How far any partial sum of a case can get from zero, in whatever order its terms are added: at
 * each layer max|x|·(ci/g)·kh·kw·max|k| + max|b|. Where that is exactly representable, every
 * strategy that adds products is exact, and must agree with every other bit for bit.
 */
public final class DeepestSum {
  private DeepestSum() {}

  /** The bound in units of the tensors' powers of two, or empty where it passes 2^63−1. */
  public static OptionalLong of(Case c) {
    try {
      long reached = greatest(c.input());
      for (Layer layer : c.layers()) {
        long products = Math.multiplyExact(reached, (long) layer.geometry().products());
        long bias = layer.bias().map(DeepestSum::greatest).orElse(0L);
        reached = Math.addExact(Math.multiplyExact(products, greatest(layer.weights())), bias);
      }
      return OptionalLong.of(reached);
    } catch (ArithmeticException beyond) {
      return OptionalLong.empty();
    }
  }

  /** The greatest absolute value, and at least 1: a tensor of zeros vouches for no other. */
  static long greatest(long[] values) {
    long greatest = 1;
    for (long value : values) {
      greatest = Math.max(greatest, Math.absExact(value));
    }
    return greatest;
  }

  /** Whether arithmetic of some exactness represents every partial sum of a case. */
  public static boolean isWithin(Exactness exactness, Case c) {
    OptionalLong deepest = of(c);
    if (deepest.isEmpty() || deepest.getAsLong() > exactness.magnitude()) {
      return false;
    }
    int reached = c.exponent();
    boolean within = within(exactness, reached);
    for (Layer layer : c.layers()) {
      reached += layer.exponent();
      within &= within(exactness, layer.exponent()) && within(exactness, reached);
    }
    return within;
  }

  private static boolean within(Exactness exactness, int exponent) {
    return exactness.leastExponent() <= exponent && exponent <= exactness.greatestExponent();
  }
}

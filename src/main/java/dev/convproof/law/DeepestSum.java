package dev.convproof.law;

import dev.convproof.algebra.Exactness;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.OptionalLong;

/**
 * How far any partial sum of a case can get from zero, in whatever order its terms are added: at
 * each layer max|x|·S + max|b|, where S is the greatest Σ|k| of an output channel. Where that is
 * exactly representable, every strategy that adds products is exact, and must agree with every
 * other bit for bit.
 */
public final class DeepestSum {
  private DeepestSum() {}

  /** The bound in units of the tensors' powers of two, or empty where it passes 2^63−1. */
  public static OptionalLong of(Case c) {
    try {
      long reached = greatest(c.input());
      for (Layer layer : c.layers()) {
        long bias = layer.bias().map(DeepestSum::greatest).orElse(0L);
        reached = Math.addExact(Math.multiplyExact(reached, greatestSum(layer)), bias);
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

  /** The greatest Σ|k| of an output channel, and at least 1. */
  private static long greatestSum(Layer layer) {
    int terms = layer.geometry().products();
    long greatest = 1;
    long sum = 0;
    for (int at = 0; at < layer.weights().length; at++) {
      sum = at % terms == 0 ? 0 : sum;
      sum = Math.addExact(sum, Math.absExact(layer.weights()[at]));
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }

  /** Returns whether arithmetic of some exactness represents every partial sum of a case. */
  public static boolean isWithin(Exactness exactness, Case c) {
    OptionalLong deepest = of(c);
    if (deepest.isEmpty() || deepest.getAsLong() > exactness.magnitude()) {
      return false;
    }
    int reached = c.exponent();
    boolean within = exactness.input().has(c.input(), reached);
    within &= exactness.input().isAll() ? within(exactness, reached) : true;
    int layers = c.layers().size();
    for (int at = 0; at < layers && within; at++) {
      Layer layer = c.layers().get(at);
      reached += layer.exponent();
      within = exactness.weights().has(layer.weights(), layer.exponent());
      within &= exactness.weights().isAll() ? within(exactness, layer.exponent()) : true;
      int scaled = reached;
      within &= layer.bias().isEmpty() || exactness.bias().has(layer.bias().get(), scaled);
      within &= within(exactness, reached);
      within &= deepest.getAsLong() <= exactness.scaledBy(reached).magnitude();
      within &= at == layers - 1 || isInput(exactness, c, at);
    }
    return within;
  }

  /** Returns whether all outputs of a layer that is not the last may be inputs of the next. */
  private static boolean isInput(Exactness exactness, Case c, int layer) {
    if (exactness.input().isAll()) {
      return true;
    }
    OptionalLong reached = of(new Case(c.input(), c.exponent(), c.layers().subList(0, layer + 1)));
    return exactness.input().signed()
        && reached.isPresent()
        && reached.getAsLong() <= exactness.input().magnitude();
  }

  private static boolean within(Exactness exactness, int exponent) {
    return exactness.leastExponent() <= exponent && exponent <= exactness.greatestExponent();
  }
}

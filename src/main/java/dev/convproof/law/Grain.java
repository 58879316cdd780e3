package dev.convproof.law;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.tensor.Problem;
import java.util.OptionalInt;

/**
 * The greatest power of two of which every product, and every bias, of a problem is a multiple.
 *
 * @param exponent of that power; empty where all of them are zero
 */
record Grain(OptionalInt exponent) {

  static Grain of(Problem<double[]> problem) {
    OptionalInt input = lowest(problem.input().data());
    OptionalInt weights = lowest(problem.weights().data());
    OptionalInt bias = problem.bias().map(b -> lowest(b.data())).orElse(OptionalInt.empty());
    if (input.isEmpty() || weights.isEmpty()) {
      return new Grain(bias);
    }
    int products = input.getAsInt() + weights.getAsInt();
    return new Grain(OptionalInt.of(Math.min(products, bias.orElse(products))));
  }

  /** The least exponent of a lowest set bit. */
  private static OptionalInt lowest(double[] values) {
    OptionalInt lowest = OptionalInt.empty();
    for (double value : values) {
      if (value != 0) {
        int exponent = lowestBit(value);
        lowest = OptionalInt.of(Math.min(exponent, lowest.orElse(exponent)));
      }
    }
    return lowest;
  }

  private static int lowestBit(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & ((1L << 52) - 1);
    int exponent = Math.max(Double.MIN_EXPONENT, Math.getExponent(value));
    boolean normal = Math.getExponent(value) >= Double.MIN_EXPONENT;
    long significand = normal ? fraction | (1L << 52) : fraction;
    return exponent - 52 + Long.numberOfTrailingZeros(significand);
  }

  /** Below which sum of magnitudes every partial sum is representable in a format. */
  double exactBelow(NumberFormat format) {
    if (exponent.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    boolean representable = exponent.getAsInt() >= format.leastExponent();
    return representable ? Math.scalb(1.0, exponent.getAsInt() + format.precision()) : 0;
  }
}

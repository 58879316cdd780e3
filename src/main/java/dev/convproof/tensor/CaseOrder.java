package dev.convproof.tensor;

import java.util.Comparator;

/**
 * The one order of cases, for enumeration, shrinking and claims: how far the geometry exceeds the
 * all-ones default, then the number of nonzero values, then Σ|values|, then what a reader would
 * rather not see (negative values, scaling, biases), then the case line.
 */
public final class CaseOrder {
  /** Smaller cases first. */
  public static final Comparator<Case> SMALLEST_FIRST =
      Comparator.comparingInt(Case::size)
          .thenComparingLong(CaseOrder::nonzeros)
          .thenComparingLong(CaseOrder::magnitude)
          .thenComparingLong(CaseOrder::oddities)
          .thenComparing(Case::toString);

  private CaseOrder() {}

  /** The number of nonzero values. */
  public static long nonzeros(Case c) {
    long count = 0;
    for (long value : c.values()) {
      count += value == 0 ? 0 : 1;
    }
    return count;
  }

  /** Σ|values|, or the greatest number where it is beyond that, as of residues. */
  public static long magnitude(Case c) {
    long sum = 0;
    for (long value : c.values()) {
      sum = saturated(sum, Math.abs(value));
    }
    return sum;
  }

  private static long saturated(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /** Negative values, powers of two that scale, and biases: what a reader need not see. */
  public static long oddities(Case c) {
    long count = scaling(c.exponent());
    for (long value : c.values()) {
      count += value < 0 ? 1 : 0;
    }
    for (Layer layer : c.layers()) {
      count += oddities(layer);
    }
    return count;
  }

  private static long oddities(Layer layer) {
    return scaling(layer.exponent()) + layer.bias().map(bias -> bias.length).orElse(0);
  }

  /** One scaled tensor is less than two, and a small power of two less than a large one. */
  private static long scaling(int exponent) {
    return exponent == 0 ? 0 : 1 + Math.abs((long) exponent);
  }
}

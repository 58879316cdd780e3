package dev.convproof.tensor;

import java.util.Comparator;

/**
 * The one order of cases, for enumeration, shrinking and claims: how far the geometry exceeds the
 * all-ones default, then the number of nonzero values, then the scales' exponents (Σ|e|, then how
 * many tensors are scaled), then Σ|values|, then what a reader would rather not see (negative
 * values, biases), then the case line.
 */
public final class CaseOrder {
  /** Smaller cases first. */
  public static final Comparator<Case> SMALLEST_FIRST =
      Comparator.comparingInt(Case::size)
          .thenComparingLong(CaseOrder::nonzeros)
          .thenComparingLong(CaseOrder::scaling)
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

  /** The exponents as one number: 2^10·Σ|e| and the number of tensors that are scaled. */
  public static long scaling(Case c) {
    long sum = scaling(c.exponent());
    for (Layer layer : c.layers()) {
      sum += scaling(layer.exponent());
    }
    return sum;
  }

  private static long scaling(int exponent) {
    return exponent == 0 ? 0 : 1 + (Math.abs((long) exponent) << 10);
  }

  /** Negative values and biases: what a reader need not see. */
  public static long oddities(Case c) {
    long count = 0;
    for (long value : c.values()) {
      count += value < 0 ? 1 : 0;
    }
    for (Layer layer : c.layers()) {
      count += oddities(layer);
    }
    return count;
  }

  private static long oddities(Layer layer) {
    return layer.bias().map(bias -> bias.length).orElse(0);
  }
}

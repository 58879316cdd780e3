package dev.convproof.tensor;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The one order of cases, for enumeration, shrinking and claims: how far the geometry exceeds the
 * all-ones default, then whether it needs large values or powers of two, then the number of nonzero
 * values, then how far it is scaled by powers of two, then how many values are large, then
 * Σ|values|, then what a reader would rather not see (negative values, biases), then the case line.
 */
public final class CaseOrder {
  /** Smaller cases first. */
  public static final Comparator<Case> SMALLEST_FIRST =
      Comparator.comparingInt(Case::size)
          .thenComparing(CaseOrder::isExtreme)
          .thenComparingLong(CaseOrder::nonzeros)
          .thenComparingLong(CaseOrder::scaling)
          .thenComparingLong(CaseOrder::large)
          .thenComparingLong(CaseOrder::magnitude)
          .thenComparingLong(CaseOrder::oddities)
          .thenComparing(Case::toString);

  /** The greatest absolute value of a case that is not extreme. */
  private static final long MOST_PLAIN = 100;

  private CaseOrder() {}

  /** Returns whether a case is scaled by powers of two, or has an absolute value beyond 100. */
  public static boolean isExtreme(Case c) {
    return c.exponent() != 0
        || c.layers().stream().anyMatch(layer -> layer.exponent() != 0)
        || large(c) > 0;
  }

  /** The number of values beyond 100: 1 · 2^30 is simpler than 2^15 · 2^15. */
  private static long large(Case c) {
    return Arrays.stream(c.values()).filter(v -> v > MOST_PLAIN || v < -MOST_PLAIN).count();
  }

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

  /**
   * Returns how far a case is scaled, 0 where it is not: Σ|e| and the bits of its values together,
   * so that 1 · 2^7 and 8 · 2^4 are alike, and then how many tensors are scaled.
   */
  public static long scaling(Case c) {
    long exponents = Math.abs((long) c.exponent());
    int scaled = c.exponent() == 0 ? 0 : 1;
    for (Layer layer : c.layers()) {
      exponents += Math.abs((long) layer.exponent());
      scaled += layer.exponent() == 0 ? 0 : 1;
    }
    return scaled == 0 ? 0 : ((exponents + bits(c.values())) << 10) + scaled;
  }

  /** Σ⌈log2|v|⌉ over the nonzero values: no product of them is beyond 2 to that power. */
  private static long bits(long[] values) {
    long bits = 0;
    for (long value : values) {
      bits += value == 0 ? 0 : 64 - Long.numberOfLeadingZeros(Math.abs(value) - 1);
    }
    return bits;
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

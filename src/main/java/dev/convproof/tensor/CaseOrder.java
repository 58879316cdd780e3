package dev.convproof.tensor;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The one order of cases, for enumeration, shrinking and claims: how far the geometry exceeds the
 * all-ones default, then the number of nonzero values, then Σ|values|, then how many values are
 * negative and scaled, then the case line.
 */
public final class CaseOrder {
  /** Smaller cases first. */
  public static final Comparator<Case> SMALLEST_FIRST =
      Comparator.comparingInt(Case::excess)
          .thenComparingLong(CaseOrder::nonzeros)
          .thenComparingLong(CaseOrder::magnitude)
          .thenComparingLong(CaseOrder::oddities)
          .thenComparing(Case::toString);

  private CaseOrder() {}

  /** The number of nonzero values. */
  public static long nonzeros(Case c) {
    return Arrays.stream(c.values()).filter(value -> value != 0).count();
  }

  /** Σ|values|. */
  public static long magnitude(Case c) {
    return Arrays.stream(c.values()).map(Math::abs).sum();
  }

  /** Negative values, and powers of two that scale: what a reader would rather not see. */
  public static long oddities(Case c) {
    return Arrays.stream(c.values()).filter(value -> value < 0).count()
        + Math.abs((long) c.exponent())
        + c.layers().stream().mapToLong(layer -> Math.abs((long) layer.exponent())).sum();
  }
}

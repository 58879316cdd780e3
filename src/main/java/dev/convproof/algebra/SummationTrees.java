package dev.convproof.algebra;

import java.util.Arrays;

/**
 * Writes down what is computed, as text: which products are added to which sums. Commutativity is
 * known, associativity is not, and adding nothing changes nothing: so two ways to compute a scalar
 * round alike, on all values, where their texts are equal.
 *
 * <p>Buffers hold texts, the empty one for zero.
 */
public final class SummationTrees implements Algebra<String[]> {
  private final boolean fused;

  /**
   * Rounds after every operation, or only after each sum.
   *
   * @param fused whether a product is added unrounded
   */
  public SummationTrees(boolean fused) {
    this.fused = fused;
  }

  /** Named data: {@code x0}, {@code x1}, … */
  public static String[] data(String name, int count) {
    String[] buffer = new String[count];
    Arrays.setAll(buffer, at -> name + at);
    return buffer;
  }

  @Override
  public String[] zeros(int length) {
    String[] buffer = new String[length];
    Arrays.fill(buffer, "");
    return buffer;
  }

  @Override
  public int length(String[] buffer) {
    return buffer.length;
  }

  @Override
  public void copy(String[] from, int at, int step, String[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(String[] from, int at, int step, String[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = joined("+", to[target], from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(String[] x, int xAt, String[] k, int kAt, String[] y, int yAt) {
    if (!x[xAt].isEmpty() && !k[kAt].isEmpty()) {
      String product = joined("·", x[xAt], k[kAt]);
      boolean unrounded = fused && !y[yAt].isEmpty();
      y[yAt] = joined("+", y[yAt], unrounded ? "unrounded " + product : product);
    }
  }

  private static String joined(String operation, String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a + b;
    }
    return a.compareTo(b) <= 0 ? "(" + a + operation + b + ")" : "(" + b + operation + a + ")";
  }
}

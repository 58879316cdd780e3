package dev.convproof.algebra;

import java.util.Optional;

/**
 * The min-plus semiring: sums are minima, products are sums, zero is ∞ and one is 0. No scalar but
 * ∞ has an additive inverse, so whatever needs subtraction stops here. Convolution over it erodes
 * an image by a structuring function, as morphology calls it.
 *
 * <p>Exact, or an {@link ArithmeticException} where a product leaves the long integers.
 */
public final class MinPlus extends LongNumbers {
  /** The only instance. */
  public static final MinPlus INSTANCE = new MinPlus();

  private static final long INFINITY = Long.MAX_VALUE;

  private MinPlus() {
    super(INFINITY);
  }

  @Override
  public String name() {
    return "min-plus";
  }

  @Override
  public Structure structure() {
    return Structure.SEMIRING;
  }

  /** Every integer is a finite scalar; 0 is the one of this semiring. */
  @Override
  public long[] load(long[] values, int exponent) {
    return Integers.INSTANCE.load(values, exponent);
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = Math.min(to[target], from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    if (x[xAt] != INFINITY && k[kAt] != INFINITY) {
      y[yAt] = Math.min(y[yAt], Math.addExact(x[xAt], k[kAt]));
    }
  }

  /** Products have inverses, differences: a semiring is enough to find factors in. */
  @Override
  public Optional<Elimination<long[]>> elimination() {
    return Optional.of(new PivotElimination<>(this, scalar -> new long[] {-scalar[0]}));
  }

  @Override
  public String show(long[] buffer, int at) {
    return buffer[at] == INFINITY ? "∞" : Long.toString(buffer[at]);
  }
}

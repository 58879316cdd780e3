package dev.convproof.algebra;

import dev.convproof.algebra.Arithmetic.Structure;
import java.util.Optional;

/**
 * The min-plus semiring: sums are minima, products are sums, zero is ∞ and one is 0. No scalar but
 * ∞ has an additive inverse, so whatever needs subtraction stops here. Convolution over it erodes
 * an image by a structuring function, as morphology calls it.
 *
 * <p>Every integer is a finite scalar. Exact, or an {@link ArithmeticException} where a product
 * leaves the long integers.
 */
public final class MinPlus extends LongArithmetic {
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

  @Override
  long sum(long a, long b) {
    return Math.min(a, b);
  }

  @Override
  long product(long a, long b) {
    return a == INFINITY || b == INFINITY ? INFINITY : Math.addExact(a, b);
  }

  /** Products have inverses, differences: a semiring is enough to find factors in. */
  @Override
  public Optional<Elimination<long[]>> elimination() {
    return Optional.of(Eliminations.byPivot(this, scalar -> new long[] {-scalar[0]}));
  }

  @Override
  public String show(long[] buffer, int at) {
    return buffer[at] == INFINITY ? "∞" : Long.toString(buffer[at]);
  }
}

package dev.convproof.algebra;

import static dev.convproof.algebra.Computed.up;

import java.util.Optional;

/**
 * Magnitudes, and what rounding may have done to them: running a strategy over this algebra derives
 * its error bound, whatever it does, underflow included. Each scalar carries a bound of the exact
 * value's magnitude, and one of the distance of the computed value from it; infinite where
 * something may overflow.
 *
 * <p>A matrix product is bounded for every order of summation, with or without fused multiply-adds,
 * so that it speaks of any backend (Jeannerod and Rump, 2013). All other sums are bounded in the
 * order in which the strategy takes them.
 *
 * <p>Source: Wilkinson's running error analysis, as in Higham, Accuracy and Stability of Numerical
 * Algorithms, 2nd edition, section 3.3, with magnitudes in place of the computed values.
 */
public final class RunningError implements Algebra<RunningError.Tracked> {
  private final NumberFormat format;

  /** For results that are rounded to a format. */
  public RunningError(NumberFormat format) {
    this.format = format;
  }

  /**
   * Scalars.
   *
   * @param magnitudes of the exact values, at most
   * @param errors how far the computed values are from them, at most
   */
  public record Tracked(double[] magnitudes, double[] errors) {

    Computed at(int position) {
      return new Computed(magnitudes[position], errors[position]);
    }

    void set(int position, Computed value) {
      magnitudes[position] = value.magnitude();
      errors[position] = value.error();
    }
  }

  /** Scalars that are the format's own numbers. */
  public Tracked exact(double[] values) {
    double[] magnitudes = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      magnitudes[at] = Math.abs(values[at]);
    }
    return new Tracked(magnitudes, new double[values.length]);
  }

  @Override
  public Tracked zeros(int length) {
    return new Tracked(new double[length], new double[length]);
  }

  @Override
  public int length(Tracked buffer) {
    return buffer.errors().length;
  }

  @Override
  public void copy(Tracked from, int at, int step, Tracked to, int toAt, int toStep, int count) {
    Doubles numbers = Doubles.INSTANCE;
    numbers.copy(from.magnitudes(), at, step, to.magnitudes(), toAt, toStep, count);
    numbers.copy(from.errors(), at, step, to.errors(), toAt, toStep, count);
  }

  @Override
  public void add(Tracked from, int at, int step, Tracked to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to.set(target, to.at(target).plus(from.at(at + i * step), format));
    }
  }

  @Override
  public void multiplyAdd(Tracked x, int xAt, Tracked k, int kAt, Tracked y, int yAt) {
    y.set(yAt, y.at(yAt).plus(x.at(xAt).times(k.at(kAt), format), format));
  }

  @Override
  public Tracked gemm(int m, int k, int n, Tracked a, Tracked b) {
    Tracked c = zeros(m * n);
    for (int row = 0; row < m; row++) {
      for (int column = 0; column < n; column++) {
        c.set(row * n + column, innerProduct(k, a, row * k, b, column, n));
      }
    }
    return c;
  }

  /** n terms are off by n·u of the sum of their magnitudes, and by n·η/2, in any order. */
  private Computed innerProduct(int terms, Tracked a, int at, Tracked b, int bAt, int step) {
    double exact = 0;
    double greatest = 0;
    double inherited = 0;
    int nonzero = 0;
    for (int term = 0; term < terms; term++) {
      Computed x = a.at(at + term);
      Computed k = b.at(bAt + term * step);
      if (!x.annihilates(k)) {
        nonzero++;
        exact = up(exact + up(x.magnitude() * k.magnitude()));
        greatest = up(greatest + x.greatest(k));
        inherited = up(inherited + x.inherited(k));
      }
    }
    if (nonzero == 0) {
      return Computed.ZERO;
    }
    double lost = nonzero * format.leastPositive();
    double rounding = up(up(nonzero * format.roundoff() * up(greatest + lost)) + lost);
    return Computed.within(format, exact, up(inherited + rounding));
  }

  @Override
  public Optional<Scaling<Tracked>> scaling() {
    return Optional.of(new RunningErrorScaling(this, format));
  }
}

package dev.convproof.algebra;

import static dev.convproof.algebra.RunningError.ErrorInterval.up;

import dev.convproof.algebra.Algebra.Scaling;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

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

    ErrorInterval at(int position) {
      return new ErrorInterval(magnitudes[position], errors[position]);
    }

    void set(int position, ErrorInterval value) {
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
  private ErrorInterval innerProduct(int terms, Tracked a, int at, Tracked b, int bAt, int step) {
    double exact = 0;
    double greatest = 0;
    double inherited = 0;
    int nonzero = 0;
    for (int term = 0; term < terms; term++) {
      ErrorInterval x = a.at(at + term);
      ErrorInterval k = b.at(bAt + term * step);
      if (!x.annihilates(k)) {
        nonzero++;
        exact = up(exact + up(x.magnitude() * k.magnitude()));
        greatest = up(greatest + x.greatest(k));
        inherited = up(inherited + x.inherited(k));
      }
    }
    if (nonzero == 0) {
      return ErrorInterval.ZERO;
    }
    double lost = nonzero * format.leastPositive();
    double rounding = up(up(nonzero * format.roundoff() * up(greatest + lost)) + lost);
    return ErrorInterval.within(format, exact, up(inherited + rounding));
  }

  @Override
  public Optional<Scaling<Tracked>> scaling() {
    return Optional.of(new RoundedConstants());
  }

  /** Multiplication by constants, each rounded once where it is no number of the format. */
  private final class RoundedConstants implements Scaling<Tracked> {

    @Override
    public boolean inverts(BigInteger integer) {
      return ExactDouble.inverts(integer);
    }

    @Override
    public void addMultiple(
        BigFraction constant,
        Tracked from,
        int at,
        int step,
        Tracked to,
        int toAt,
        int toStep,
        int count) {
      if (constant.abs().equals(BigFraction.ONE)) {
        add(from, at, step, to, toAt, toStep, count);
        return;
      }
      ErrorInterval factor = rounded(constant);
      for (int i = 0; i < count; i++) {
        int target = toAt + i * toStep;
        ErrorInterval term = from.at(at + i * step).times(factor, format);
        to.set(target, to.at(target).plus(term, format));
      }
    }

    private ErrorInterval rounded(BigFraction constant) {
      double magnitude = Math.abs(constant.doubleValue());
      if (represents(constant)) {
        return new ErrorInterval(magnitude, 0);
      }
      double error = up(up(format.roundoff() * up(magnitude)) + format.leastPositive());
      return new ErrorInterval(up(magnitude), error);
    }

    private boolean represents(BigFraction constant) {
      double nearest = format.round(constant.doubleValue());
      return Double.isFinite(nearest) && BigFraction.from(nearest).equals(constant);
    }
  }

  /**
   * The bounds of a scalar that was computed with rounding. Zeros are exact. Every operation of
   * this evaluation is itself rounded upward.
   *
   * @param magnitude of the exact value, at most
   * @param error how far the computed value is from it, at most; infinite where it may have
   *     overflowed
   */
  record ErrorInterval(double magnitude, double error) {
    static final ErrorInterval ZERO = new ErrorInterval(0, 0);

    /** Returns the sum, which is off by u of its own magnitude on top of what its terms are off. */
    ErrorInterval plus(ErrorInterval other, NumberFormat format) {
      if (isZero() || other.isZero()) {
        return isZero() ? other : this;
      }
      double sum = up(magnitude + other.magnitude);
      double inherited = up(error + other.error);
      return within(format, sum, up(inherited + up(format.roundoff() * up(sum + inherited))));
    }

    /**
     * Returns the product, which is off by u of its own magnitude and η/2; here η, as η/2 may be no
     * double.
     */
    ErrorInterval times(ErrorInterval other, NumberFormat format) {
      if (annihilates(other)) {
        return ZERO;
      }
      double rounding = up(format.roundoff() * greatest(other));
      return within(
          format,
          up(magnitude * other.magnitude),
          up(inherited(other) + up(rounding + format.leastPositive())));
    }

    /** Returns how far the exact product of computed factors is off because they are. */
    double inherited(ErrorInterval other) {
      if (error == 0 && other.error == 0) {
        return 0;
      }
      double single = up(up(magnitude * other.error) + up(other.magnitude * error));
      return up(single + up(error * other.error));
    }

    /** Returns the magnitude of the exact product of computed factors, at most. */
    double greatest(ErrorInterval other) {
      return up(up(magnitude + error) * up(other.magnitude + other.error));
    }

    /** Returns whether a product is an exact zero: of a zero, and of what cannot be infinite. */
    boolean annihilates(ErrorInterval other) {
      return (isZero() && Double.isFinite(other.error))
          || (other.isZero() && Double.isFinite(error));
    }

    private boolean isZero() {
      return magnitude == 0 && error == 0;
    }

    /** With an infinite error where the computed value may pass the greatest finite number. */
    static ErrorInterval within(NumberFormat format, double magnitude, double error) {
      boolean finite = magnitude + error <= format.greatest();
      return new ErrorInterval(magnitude, finite ? error : Double.POSITIVE_INFINITY);
    }

    static double up(double rounded) {
      return Math.nextUp(rounded);
    }
  }
}

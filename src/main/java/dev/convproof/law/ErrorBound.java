package dev.convproof.law;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * How far a computed output may lie from the exact one, whatever the order in which a strategy adds
 * its products, with or without fused multiply-adds. Not a tolerance: derived, for each output.
 *
 * <p>An output is an inner product of n terms, n = (ci/g)·kh·kw, and one more for the bias, whose
 * product with 1 is exact. With unit roundoff u and S = Σ|x||k| + |b|, a computed inner product
 * without underflow and overflow lies within n·u·S of the exact one, for every n and every order:
 * Jeannerod and Rump, Improved error bounds for inner products in floating-point arithmetic, SIAM
 * J. Matrix Anal. Appl. 34(2), 2013. Terms that are zero add nothing.
 *
 * <p>Underflow: a product that underflows gradually is off by at most half the least positive
 * number η; sums never underflow inexactly. Read the rounded product as an exact one: the theorem
 * then holds for terms whose sum of magnitudes is at most S + n·η/2, and their exact sum is off by
 * at most n·η/2. Together n·u·(S + n·η/2) + n·η/2; here η stands for η/2, which is no double.
 *
 * <p>Exactness: where every term is a multiple of q and S &lt; 2^p·q in a format of p bits whose
 * least positive number divides q, every partial sum is representable, and the bound is 0.
 *
 * <p>S is computed in double precision; its own error, by the same theorem, and every rounding of
 * this evaluation are rounded upward.
 */
public final class ErrorBound {
  private static final List<Strategy> FASTEST = List.of(new Im2colGemm(), Strategies.DEFINITION);

  private final double[] bounds;
  private final double[] others;
  private final OptionalInt overflow;

  private ErrorBound(double[] bounds, double[] others, OptionalInt overflow) {
    this.bounds = bounds;
    this.others = others;
    this.overflow = overflow;
  }

  /**
   * The bounds for a problem whose numbers are of a format.
   *
   * @param problem finite numbers
   */
  public static ErrorBound of(NumberFormat format, Problem<double[]> problem) {
    int terms = problem.geometry().products() + (problem.bias().isPresent() ? 1 : 0);
    double[] computed = magnitudes(problem);
    double exactBelow = Grain.of(problem).exactBelow(format);
    double[] bounds = new double[computed.length];
    OptionalInt overflow = OptionalInt.empty();
    for (int y = computed.length - 1; y >= 0; y--) {
      double sum = atMost(computed[y], terms);
      bounds[y] = computed[y] < exactBelow ? 0 : bound(format, terms, sum);
      if (up(sum + bound(format, terms, sum)) > format.greatest()) {
        overflow = OptionalInt.of(y);
      }
    }
    return new ErrorBound(bounds, bounds, overflow);
  }

  /** Σ|x||k| + |b| for every output, as computed. */
  private static double[] magnitudes(Problem<double[]> problem) {
    Problem<double[]> positive =
        Problem.of(
            problem.geometry(),
            absolute(problem.input()),
            absolute(problem.weights()),
            problem.bias().map(ErrorBound::absolute));
    return FASTEST.stream()
        .filter(strategy -> strategy.scope(problem.geometry()).applies())
        .findFirst()
        .orElseThrow()
        .convolve(Doubles.INSTANCE, positive)
        .data();
  }

  private static double[] absolute(Tensor<double[]> tensor) {
    return Arrays.stream(tensor.data()).map(Math::abs).toArray();
  }

  /** An upper bound of the exact sum: S ≤ (Ŝ + n·η)·(1 + 2·n·u), because n·u ≤ 1/2. */
  private static double atMost(double computed, int terms) {
    double lost = terms * NumberFormat.FLOAT64.leastPositive();
    double inflation = up(1 + 2.0 * terms * NumberFormat.FLOAT64.roundoff());
    return up(up(computed + lost) * inflation);
  }

  private static double bound(NumberFormat format, int terms, double sum) {
    double underflow = terms * format.leastPositive();
    double rounding = up(terms * format.roundoff() * up(sum + underflow));
    return up(rounding + underflow);
  }

  private static double up(double rounded) {
    return Math.nextUp(rounded);
  }

  /**
   * The bound of what is compared with a strategy that declares its own, {@link
   * dev.convproof.Rounding#errors}.
   */
  public ErrorBound beside(double[] declared) {
    return new ErrorBound(bounds, declared, overflow);
  }

  /** How far one computed output may lie from the exact one. */
  public double ofOne(int y) {
    return bounds[y];
  }

  /** How far two computed outputs may lie apart. */
  public double ofTwo(int y) {
    return bounds[y] == others[y] ? 2 * bounds[y] : up(bounds[y] + others[y]);
  }

  /** Whether every output is exact, so that all strategies must agree bit for bit. */
  public boolean isZero() {
    return Arrays.stream(bounds).allMatch(bound -> bound == 0)
        && Arrays.stream(others).allMatch(bound -> bound == 0);
  }

  /** Whether something is known of every output. */
  public boolean isFinite() {
    return Arrays.stream(others).allMatch(Double::isFinite);
  }

  /** The first output whose sums may overflow, for which the bounds say nothing. */
  public OptionalInt overflow() {
    return overflow;
  }

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
}

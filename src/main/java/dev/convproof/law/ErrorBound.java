package dev.convproof.law;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How far each computed output of a problem may lie from the exact one, whatever the order in which
 * its products are added. Not a tolerance: derived, by {@link SumError}, from the very numbers.
 *
 * <p>An output is an inner product of n terms, n = (ci/g)·kh·kw, and one more for the bias, whose
 * product with 1 is exact. Terms that are zero add nothing.
 *
 * <p>Exactness: where every term is a multiple of q and S = Σ|x||k| + |b| &lt; 2^p·q in an
 * accumulator of p bits whose least positive number divides q, every partial sum is representable,
 * and the sum is exact; so is the output where that holds of its format too.
 *
 * <p>Inputs, weights and biases that are not of their formats are taken to be rounded to them
 * first; exact is what the convolution of the given numbers is.
 *
 * <p>S is computed in double precision; its own error, by the same theorem, and every rounding of
 * this evaluation are rounded upward.
 */
public final class ErrorBound {
  private static final List<Strategy> FASTEST = List.of(new Im2colGemm(), Strategies.DEFINITION);

  private final double[] bounds;
  private final double[] probable;
  private final double[] others;
  private final double[] sums;
  private final boolean[] overflows;

  private ErrorBound(
      double[] bounds, double[] probable, double[] others, double[] sums, boolean[] overflows) {
    this.sums = sums;
    this.bounds = bounds;
    this.probable = probable;
    this.others = others;
    this.overflows = overflows;
  }

  /**
   * The bounds for a problem whose numbers are of a format, and so are all sums.
   *
   * @param problem finite numbers
   */
  public static ErrorBound of(NumberFormat format, Problem<double[]> problem) {
    return of(SumError.of(format), problem);
  }

  /**
   * The bounds for a problem that is computed in some formats.
   *
   * @param problem finite numbers
   */
  public static ErrorBound of(SumError error, Problem<double[]> problem) {
    return of(error, problem, problem.geometry().outputSize());
  }

  /**
   * The bounds for a problem, of some whose outputs are judged together.
   *
   * @param inAll outputs of all of them
   */
  public static ErrorBound of(SumError error, Problem<double[]> problem, long inAll) {
    int terms = problem.geometry().products() + (problem.bias().isPresent() ? 1 : 0);
    InputErrors inputs = InputErrors.of(error, problem);
    double[] computed = convolved(inputs.reached());
    double[] ofInputs = inputs.areAny() ? inputs.ofOutputs() : new double[computed.length];
    double[] outputs = error.roundsOutput() ? convolved(problem) : computed;
    Grain grain = Grain.of(problem);
    double exactBelow = inputs.areAny() ? 0 : grain.exactBelow(error.formats().accumulator());
    double roundedFrom = grain.exactBelow(error.formats().output());
    double worst = error.worstFactor(terms);
    double likely = error.probableFactor(terms, inAll);
    double[] bounds = new double[computed.length];
    double[] probable = new double[computed.length];
    double[] sums = new double[computed.length];
    boolean[] overflows = new boolean[computed.length];
    for (int y = 0; y < computed.length; y++) {
      double sum = atMost(computed[y], terms);
      sums[y] = sum;
      boolean exact = computed[y] < exactBelow;
      double output = error.roundsOutput() ? magnitude(outputs[y], terms, sum) : sum;
      if (!exact || (error.roundsOutput() && computed[y] >= roundedFrom)) {
        double input = ofInputs[y] == 0 ? 0 : atMost(ofInputs[y], 2 * terms);
        output = up(output + input);
        bounds[y] = plus(input, error.bound(worst, terms, sum, output, exact));
        probable[y] = plus(input, error.bound(likely, terms, sum, output, exact));
      }
      overflows[y] = error.mayOverflow(sum, output, bounds[y]);
    }
    return new ErrorBound(bounds, probable, bounds, sums, overflows);
  }

  private static double plus(double input, double sums) {
    return input == 0 ? sums : up(input + sums);
  }

  /**
   * At least the magnitude of an exact output, from the one that was computed in doubles: but for
   * what underflows there, which is nothing beside half the least number of a narrower output.
   */
  private static double magnitude(double computed, int terms, double sum) {
    double off = up(terms * NumberFormat.FLOAT64.roundoff() * sum);
    return Math.min(sum, up(Math.abs(computed) + off));
  }

  /** A problem's magnitudes, and what each number may be off once it is rounded to its format. */
  private record InputErrors(Problem<double[]> magnitudes, Problem<double[]> errors) {

    static InputErrors of(SumError error, Problem<double[]> p) {
      Formats formats = error.formats();
      double unit = error.nearest() ? 1 : 2;
      Optional<double[]> bias = p.bias().map(b -> off(formats.bias(), unit, b.data()));
      return new InputErrors(
          Problem.of(
              p.geometry(),
              absolute(p.input()),
              absolute(p.weights()),
              p.bias().map(ErrorBound::absolute)),
          Problem.of(
              p.geometry(),
              off(formats.input(), unit, p.input().data()),
              off(formats.weights(), unit, p.weights().data()),
              bias));
    }

    private static double[] off(NumberFormat format, double unit, double[] values) {
      double[] off = new double[values.length];
      for (int at = 0; at < off.length; at++) {
        if (!format.represents(values[at])) {
          double relative = unit * format.roundoff() * Math.abs(values[at]);
          off[at] = up(relative + format.leastPositive());
        }
      }
      return off;
    }

    boolean areAny() {
      return any(errors.input())
          || any(errors.weights())
          || errors.bias().map(b -> any(b)).orElse(false);
    }

    private static boolean any(Tensor<double[]> tensor) {
      return Arrays.stream(tensor.data()).anyMatch(off -> off != 0);
    }

    /** The magnitudes that rounded numbers may reach. */
    Problem<double[]> reached() {
      return Problem.of(
          magnitudes.geometry(),
          sum(magnitudes.input(), errors.input()),
          sum(magnitudes.weights(), errors.weights()),
          magnitudes.bias().map(bias -> sum(bias, errors.bias().orElseThrow())));
    }

    /** Returns what products and biases are off at each output: (|x| + dx)·dk + dx·|k|, and db. */
    double[] ofOutputs() {
      Problem<double[]> reached = reached();
      double[] first =
          convolved(
              Problem.of(
                  reached.geometry(),
                  reached.input().data(),
                  errors.weights().data(),
                  errors.bias().map(Tensor::data)));
      double[] second =
          convolved(magnitudes.withInput(errors.input().data()).withBias(Optional.empty()));
      Arrays.setAll(first, y -> first[y] + second[y]);
      return first;
    }

    private static double[] sum(Tensor<double[]> a, Tensor<double[]> b) {
      double[] sum = a.data().clone();
      for (int at = 0; at < sum.length; at++) {
        sum[at] = b.data()[at] == 0 ? sum[at] : up(sum[at] + b.data()[at]);
      }
      return sum;
    }
  }

  private static double[] convolved(Problem<double[]> problem) {
    return FASTEST.stream()
        .filter(strategy -> strategy.scope(problem.geometry()).applies())
        .findFirst()
        .orElseThrow()
        .convolve(Doubles.INSTANCE, problem)
        .data();
  }

  private static double[] absolute(Tensor<double[]> tensor) {
    return Arrays.stream(tensor.data()).map(Math::abs).toArray();
  }

  /** An upper bound of the exact sum: S ≤ (Ŝ + n·η)·(1 + 2·n·u), because n·u ≤ 1/2. */
  static double atMost(double computed, int terms) {
    double lost = terms * NumberFormat.FLOAT64.leastPositive();
    double inflation = up(1 + 2.0 * terms * NumberFormat.FLOAT64.roundoff());
    return up(up(computed + lost) * inflation);
  }

  private static double up(double rounded) {
    return Math.nextUp(rounded);
  }

  /**
   * The bound of what is compared with a strategy that declares its own, {@link
   * dev.convproof.Rounding#errors}.
   */
  public ErrorBound beside(double[] declared) {
    return new ErrorBound(bounds, probable, declared, sums, overflows);
  }

  /**
   * Returns how far one computed output lies from the exact one but for a probability of {@link
   * SumError#FAILURE} for all outputs together; not a number where no such bound is known.
   */
  public double probable(int y) {
    return probable[y];
  }

  /** At least S = Σ|x||k| + |b| of an output. */
  public double magnitude(int y) {
    return sums[y];
  }

  /** Returns how far one computed output may lie from the exact one. */
  public double ofOne(int y) {
    return bounds[y];
  }

  /** Returns how far two computed outputs may lie apart. */
  public double ofTwo(int y) {
    return bounds[y] == others[y] ? 2 * bounds[y] : up(bounds[y] + others[y]);
  }

  /** Returns whether every output is exact, so that all strategies must agree bit for bit. */
  public boolean isZero() {
    return Arrays.stream(bounds).allMatch(bound -> bound == 0)
        && Arrays.stream(others).allMatch(bound -> bound == 0);
  }

  /** Returns whether something is known of every output. */
  public boolean isFinite() {
    return Arrays.stream(others).allMatch(Double::isFinite);
  }

  /** The first output whose sums may overflow, for which the bounds say nothing. */
  public OptionalInt overflow() {
    return IntStream.range(0, overflows.length).filter(y -> overflows[y]).findFirst();
  }

  /** Returns whether the sums of an output may overflow, so that its bound says nothing. */
  public boolean mayOverflow(int y) {
    return overflows[y];
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

package dev.convproof.law;

import dev.convproof.Gradients;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.DoubleDoubles;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far each number of a gradient may lie from the exact one, by {@link SumError}: gradients are
 * sums of products as outputs are, of (co/g)·kh·kw terms G·k for the input, n·ho·wo terms G·x for
 * the weights, and n·ho·wo terms G for the bias.
 *
 * <p>Numbers that are not of their formats are rounded to them first: of magnitudes |v| + d|v| + η
 * in the place of |v| the sum of magnitudes grows by at least what that moves the gradient.
 *
 * @param exact the gradient, rounded to doubles
 * @param bounds of each number
 * @param probable bounds but for {@link SumError#FAILURE}; not a number where none are known
 * @param terms of each sum at most
 */
public record GradientBounds(double[] exact, double[] bounds, double[] probable, long terms) {

  /** The gradients that there are. */
  public enum Of {
    INPUT,
    WEIGHTS,
    BIAS;

    private double[] in(Gradients<double[]> all) {
      return switch (this) {
        case INPUT -> all.input();
        case WEIGHTS -> all.weights();
        case BIAS -> all.bias();
      };
    }

    private long terms(Geometry g) {
      return this == INPUT
          ? (long) g.outputChannelsPerGroup() * g.taps()
          : (long) g.batch() * g.windows();
    }
  }

  /**
   * Returns the bounds of a gradient.
   *
   * @param problem finite numbers
   * @throws ArithmeticException if a sum may overflow, so that nothing is known of it
   */
  public static GradientBounds of(SumError error, BackwardProblem<double[]> problem, Of of) {
    Formats formats = error.formats();
    Geometry g = problem.geometry();
    double[] x = problem.forward().input().data();
    double[] k = problem.forward().weights().data();
    double[] given = problem.outputGradient().data();
    double[] pairs =
        of.in(
            gradients(
                DoubleDoubles.INSTANCE,
                g,
                DoubleDoubles.of(x),
                DoubleDoubles.of(k),
                DoubleDoubles.of(given)));
    double[] exact = new double[pairs.length / 2];
    Arrays.setAll(exact, at -> pairs[2 * at]);
    long terms = of.terms(g);
    if (!formats.areFloats()) {
      double[] none = new double[exact.length];
      return new GradientBounds(exact, none, none, terms);
    }
    double[] sums =
        of.in(gradients(Doubles.INSTANCE, g, absolute(x), absolute(k), absolute(given)));
    double unit = error.nearest() ? 1 : 2;
    double[] reached =
        of.in(
            gradients(
                Doubles.INSTANCE,
                g,
                reached(formats.input(), unit, x),
                reached(formats.weights(), unit, k),
                reached(formats.input(), unit, given)));
    double worst = error.worstFactor(terms);
    double likely = error.probableFactor(terms, exact.length);
    double own = 4 * terms * NumberFormat.FLOAT64.roundoff(); // of both sums of magnitudes
    double[] bounds = new double[exact.length];
    double[] probable = new double[exact.length];
    for (int at = 0; at < exact.length; at++) {
      double sum = ErrorBound.atMost(reached[at], Math.toIntExact(terms));
      double moved = reached[at] == sums[at] ? 0 : up(up(reached[at] - sums[at]) + up(own * sum));
      double output = up(Math.abs(exact[at]) + moved);
      bounds[at] = up(moved + error.bound(worst, terms, sum, output, false));
      probable[at] = up(moved + error.bound(likely, terms, sum, output, false));
      if (error.mayOverflow(sum, output, bounds[at])) {
        throw new ArithmeticException(
            "sums at position " + at + " may overflow: no bound is known");
      }
    }
    return new GradientBounds(exact, bounds, probable, terms);
  }

  private static Gradients<double[]> gradients(
      Algebra<double[]> algebra, Geometry g, double[] x, double[] k, double[] outputGradient) {
    Problem<double[]> forward = Problem.of(g, x, k, Optional.empty());
    return BackwardStrategies.DEFINITION.gradients(
        algebra, BackwardProblem.of(forward, outputGradient));
  }

  private static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  /** Returns the magnitudes that numbers may reach once they are rounded to a format. */
  private static double[] reached(NumberFormat format, double unit, double[] values) {
    return Arrays.stream(values)
        .map(
            value -> {
              double magnitude = Math.abs(value);
              double off = up(up(unit * format.roundoff() * magnitude) + format.leastPositive());
              return format.represents(value) ? magnitude : up(magnitude + off);
            })
        .toArray();
  }

  private static double up(double rounded) {
    return Math.nextUp(rounded);
  }
}

package dev.convproof.law;

import dev.convproof.Support;
import dev.convproof.algebra.Doubles;
import dev.convproof.strategy.Padding;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What strategies do with NaN, ∞ and −0, over doubles: where their results are other than the
 * definition's. A result is compared by its kind, which is NaN, ∞, −∞ or finite, so that rounding
 * is no difference; of two zeros the signs are compared.
 *
 * @param rows one for each strategy and situation
 */
public record NotNumbers(List<Row> rows) {
  /** Copies the rows. */
  public NotNumbers {
    rows = List.copyOf(rows);
  }

  /**
   * One strategy in one situation.
   *
   * @param expected what the definition gives
   * @param actual what the strategy gives, or why it does not compute this
   * @param outside whether it does not compute this
   * @param differs why it differs from the definition, or empty where it does not
   */
  public record Row(
      String strategy,
      Situation situation,
      String expected,
      String actual,
      boolean outside,
      Optional<Reason> differs) {}

  /** Why a result differs, found by changing the definition until it gives the same. */
  public enum Reason {
    /** It multiplies padded zeros: the definition does the same on an input that holds them. */
    PADDING,
    /** It adds the bias to a finished sum: the definition does the same without a bias first. */
    BIAS,
    /** Both. */
    PADDING_AND_BIAS,
    /** It skips zero weights: the definition does the same where these are left out. */
    SKIPPING,
    /** What is no number reaches outputs whose windows do not read it. */
    MIXING,
    /** It makes ∞ − ∞ on the way, which is NaN, where the definition gives an infinity. */
    CANCELLING,
    /** None of these. */
    OTHER
  }

  /** Runs strategies in every situation. */
  public static NotNumbers of(List<Strategy> strategies) {
    return new NotNumbers(
        strategies.stream()
            .flatMap(strategy -> Stream.of(Situation.values()).map(s -> row(strategy, s)))
            .toList());
  }

  private static Row row(Strategy strategy, Situation situation) {
    Problem<double[]> problem = situation.problem();
    double[] expected = definition(problem);
    if (strategy.scope(Doubles.INSTANCE, problem) instanceof Support.Unsupported outside) {
      return new Row(
          strategy.name(), situation, show(expected), outside.reason(), true, Optional.empty());
    }
    double[] actual = strategy.convolve(Doubles.INSTANCE, problem).data();
    return new Row(
        strategy.name(),
        situation,
        show(expected),
        show(actual),
        false,
        difference(problem, actual));
  }

  /** Returns why an output is another than the definition's; empty where it is not. */
  static Optional<Reason> difference(Problem<double[]> problem, double[] actual) {
    return sameKinds(definition(problem), actual)
        ? Optional.empty()
        : Optional.of(reason(problem, actual));
  }

  private static double[] definition(Problem<double[]> problem) {
    return Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
  }

  private static Reason reason(Problem<double[]> problem, double[] actual) {
    Problem<double[]> padded = Padding.madeExplicit(Doubles.INSTANCE, problem);
    if (sameKinds(definition(padded), actual)) {
      return Reason.PADDING;
    }
    if (sameKinds(biasedLast(problem), actual)) {
      return Reason.BIAS;
    }
    if (sameKinds(biasedLast(padded), actual)) {
      return Reason.PADDING_AND_BIAS;
    }
    if (sameKinds(skippingZeroWeights(problem), actual)) {
      return Reason.SKIPPING;
    }
    double[] expected = definition(padded);
    if (any(expected, actual, (due, is) -> Double.isFinite(due) && !Double.isFinite(is))) {
      return Reason.MIXING;
    }
    return any(expected, actual, (due, is) -> Double.isInfinite(due) && Double.isNaN(is))
        ? Reason.CANCELLING
        : Reason.OTHER;
  }

  private static double[] biasedLast(Problem<double[]> problem) {
    double[] sums = definition(problem.withBias(Optional.empty()));
    double[] biases = problem.bias().map(bias -> bias.data()).orElse(new double[1]);
    int windows = problem.geometry().windows();
    return IntStream.range(0, sums.length)
        .mapToDouble(y -> sums[y] + biases[y / windows % biases.length])
        .toArray();
  }

  /** On inputs that are finite, a zero weight adds nothing: its product is left out in effect. */
  private static double[] skippingZeroWeights(Problem<double[]> problem) {
    boolean zeros = Arrays.stream(problem.weights().data()).anyMatch(weight -> weight == 0);
    double[] finite =
        Arrays.stream(problem.input().data()).map(x -> Double.isFinite(x) ? x : 0).toArray();
    return definition(zeros ? problem.withInput(finite) : problem);
  }

  private static boolean any(
      double[] expected, double[] actual, BiPredicate<Double, Double> differ) {
    return IntStream.range(0, actual.length).anyMatch(y -> differ.test(expected[y], actual[y]));
  }

  private static boolean sameKinds(double[] a, double[] b) {
    return a.length == b.length && IntStream.range(0, a.length).allMatch(y -> sameKind(a[y], b[y]));
  }

  private static boolean sameKind(double a, double b) {
    boolean ordinary = Double.isFinite(a) && Double.isFinite(b) && (a != 0 || b != 0);
    return ordinary || Double.compare(a, b) == 0;
  }

  private static String show(double[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> Double.compare(value, -0.0) == 0 ? "−0" : shown(value))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String shown(double value) {
    return Double.isInfinite(value)
        ? (value > 0 ? "∞" : "−∞")
        : Doubles.INSTANCE.show(new double[] {value}, 0);
  }
}

package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.cli.ConvolutionFiles.TensorFile;
import dev.convproof.law.ErrorBound;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution that one or more strategies computed, each compared with the first: exactly, or
 * where numbers are rounded by their bound.
 *
 * @param output of the first strategy
 * @param strategies what each of them did
 * @param undecided why outputs cannot be compared, if they cannot
 */
record RunResult<V>(V output, List<StrategyResult> strategies, Optional<String> undecided) {

  /**
   * What one strategy did.
   *
   * @param strategy its name
   * @param verdict how its output compares
   * @param text the same in words
   * @param largestDeviation from the reference, where numbers are rounded
   * @param allowed at that place
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record StrategyResult(
      String strategy,
      CaseVerdict verdict,
      String text,
      Optional<Double> largestDeviation,
      Optional<Double> allowed) {
    private static StrategyResult of(Strategy strategy, CaseVerdict verdict, String text) {
      return new StrategyResult(strategy.name(), verdict, text, Optional.empty(), Optional.empty());
    }

    private static StrategyResult notRun(Strategy strategy, String reason) {
      return of(strategy, CaseVerdict.UNSUPPORTED, "not run: " + reason);
    }
  }

  /** Returns what all of it shows: of this one case, and of strategies that computed the same. */
  CaseVerdict verdict() {
    if (has(CaseVerdict.REFUTED)) {
      return CaseVerdict.REFUTED;
    }
    if (undecided.isPresent()) {
      return CaseVerdict.UNDECIDED;
    }
    return has(CaseVerdict.HOLDS) ? CaseVerdict.HOLDS : CaseVerdict.VACUOUS;
  }

  private boolean has(CaseVerdict outcome) {
    return strategies.stream().anyMatch(one -> one.verdict() == outcome);
  }

  /** Why the verdict is none, if it is none. */
  Optional<String> reason() {
    if (verdict() != CaseVerdict.VACUOUS) {
      return undecided;
    }
    return Optional.of(
        has(CaseVerdict.VACUOUS)
            ? "all outputs are zero, which cannot tell"
            : "nothing was compared with " + strategies.get(0).strategy());
  }

  /**
   * Runs strategies, and compares each with the first.
   *
   * @throws BadInput if integers overflow, or if numbers that are not finite are to be compared
   */
  static <V> RunResult<V> of(
      ComputedElements<V> elements, ConvolutionFiles files, List<Strategy> chosen) {
    Problem<V> problem = elements.problem(files);
    Comparison<V> comparison = new Comparison<>(elements, files, problem);
    Strategy first = chosen.get(0);
    StrategyResult reference = StrategyResult.of(first, CaseVerdict.REFERENCE, "computed");
    if (chosen.size() == 1) {
      V output = comparison.convolve(first).data();
      return new RunResult<>(output, List.of(reference), Optional.empty());
    }
    requireFinite(elements, files);
    Optional<ErrorBound> bound =
        elements.format().map(format -> ErrorBound.of(format, elements.widened(problem)));
    Tensor<V> expected = comparison.convolve(first);
    List<StrategyResult> results = new ArrayList<>(List.of(reference));
    Optional<String> undecided = bound.flatMap(b -> overflow(b, expected));
    if (undecided.isEmpty()) {
      for (Strategy other : chosen.subList(1, chosen.size())) {
        results.add(comparison.of(other, expected, bound));
      }
    }
    return new RunResult<>(expected.data(), List.copyOf(results), undecided);
  }

  private static <V> void requireFinite(ComputedElements<V> elements, ConvolutionFiles files) {
    if (elements.format().isPresent()) {
      requireFinite(elements, files.input());
      requireFinite(elements, files.weight());
      files.bias().ifPresent(bias -> requireFinite(elements, bias));
    }
  }

  private static <V> void requireFinite(ComputedElements<V> elements, TensorFile file) {
    double[] values = elements.widen().apply(elements.load().apply(file.tensor()));
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new BadInput(
            "%s: holds %s at %s: strategies are compared on finite numbers; name one strategy to"
                + " compute with it",
            file.path(), values[at], file.index(at));
      }
    }
  }

  private static Optional<String> overflow(ErrorBound bound, Tensor<?> output) {
    return bound.overflow().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "sums at "
                + position(output.shape(), bound.overflow().getAsInt())
                + " may overflow, and no bound is known then");
  }

  private static String position(Shape shape, int y) {
    int[] at = shape.coordinates(y);
    return Output.text("[n=%d o=%d i=%d j=%d]", at[0], at[1], at[2], at[3]);
  }

  /** Runs strategies on one problem, and compares what they give. */
  private record Comparison<V>(
      ComputedElements<V> elements, ConvolutionFiles files, Problem<V> problem) {

    StrategyResult of(Strategy strategy, Tensor<V> expected, Optional<ErrorBound> bound) {
      if (strategy.scope(elements.numbers(), problem) instanceof Support.Unsupported outside) {
        return StrategyResult.notRun(strategy, outside.reason());
      }
      try {
        Tensor<V> actual = convolve(strategy);
        Optional<ErrorBound> both = bound.map(b -> beside(b, strategy));
        if (both.isPresent() && !both.get().isFinite()) {
          return StrategyResult.notRun(
              strategy, "may overflow on the way, and no bound is known then");
        }
        return compared(strategy, expected, actual, both);
      } catch (OutOfMemoryError e) {
        return StrategyResult.notRun(
            strategy, "does not fit into Java's memory; java -Xmx would help");
      }
    }

    private Tensor<V> convolve(Strategy strategy) {
      try {
        return strategy.convolve(elements.numbers(), problem);
      } catch (ArithmeticException overflow) {
        throw new BadInput(
            "%s and %s: a sum in %s leaves the 64-bit integers: smaller values, or float64 files,"
                + " would be right",
            files.input().path(), files.weight().path(), strategy.name());
      }
    }

    /** The bound beside a strategy's own, where it declares one. */
    private ErrorBound beside(ErrorBound bound, Strategy strategy) {
      if (bound.isZero() && strategy.rounding().exactWhereSumsAre()) {
        return bound;
      }
      return strategy
          .rounding()
          .errors()
          .map(model -> model.bounds(elements.format().orElseThrow(), elements.widened(problem)))
          .map(bound::beside)
          .orElse(bound);
    }

    private StrategyResult compared(
        Strategy strategy, Tensor<V> expected, Tensor<V> actual, Optional<ErrorBound> bound) {
      double[] apart = apart(expected, actual, bound.isPresent());
      int largest = 0;
      boolean zeros = true;
      for (int y = 0; y < apart.length; y++) {
        if (apart[y] > allowed(bound, y)) {
          String text = differing(expected, actual, y, apart[y], bound);
          return result(strategy, CaseVerdict.REFUTED, text, y, apart, bound);
        }
        largest = apart[y] > apart[largest] ? y : largest;
        zeros &= elements.numbers().isZero(expected.data(), y);
      }
      return zeros
          ? result(
              strategy,
              CaseVerdict.VACUOUS,
              "vacuous: all " + apart.length + " outputs are zero",
              largest,
              apart,
              bound)
          : result(
              strategy,
              CaseVerdict.HOLDS,
              agreeing(expected, largest, apart, bound),
              largest,
              apart,
              bound);
    }

    private static StrategyResult result(
        Strategy strategy,
        CaseVerdict verdict,
        String text,
        int at,
        double[] apart,
        Optional<ErrorBound> bound) {
      return new StrategyResult(
          strategy.name(), verdict, text, bound.map(b -> apart[at]), bound.map(b -> b.ofTwo(at)));
    }

    /**
     * The distance of every scalar, rounded to nearest: it exceeds a bound only if the exact
     * distance does. Integers that differ, and what is no number, are infinitely far apart.
     */
    private double[] apart(Tensor<V> expected, Tensor<V> actual, boolean rounded) {
      Arithmetic<V> numbers = elements.numbers();
      double[] apart = new double[expected.shape().size()];
      double[] a = rounded ? elements.widen().apply(expected.data()) : apart;
      double[] b = rounded ? elements.widen().apply(actual.data()) : apart;
      for (int y = 0; y < apart.length; y++) {
        if (!numbers.same(expected.data(), y, actual.data(), y)) {
          double distance = rounded ? Math.abs(a[y] - b[y]) : Double.NaN;
          apart[y] = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
        }
      }
      return apart;
    }

    private static double allowed(Optional<ErrorBound> bound, int y) {
      return bound.map(b -> b.ofTwo(y)).orElse(0.0);
    }

    private String agreeing(
        Tensor<V> expected, int largest, double[] apart, Optional<ErrorBound> bound) {
      if (bound.map(ErrorBound::isZero).orElse(true)) {
        return "agrees bit for bit, in " + apart.length + " scalars";
      }
      return Output.text(
          "agrees: largest deviation %.3g at %s, where %.3g is allowed",
          apart[largest], position(expected.shape(), largest), allowed(bound, largest));
    }

    private String differing(
        Tensor<V> expected, Tensor<V> actual, int y, double apart, Optional<ErrorBound> bound) {
      Arithmetic<V> numbers = elements.numbers();
      String difference =
          Output.text(
              "DIFFERS at %s: expected %s, but was %s",
              position(expected.shape(), y),
              numbers.show(expected.data(), y),
              numbers.show(actual.data(), y));
      return bound.isEmpty()
          ? difference
          : Output.text(
              "%s, %.3g apart where %.3g is allowed", difference, apart, allowed(bound, y));
    }
  }
}

package dev.convproof.cli;

import dev.convproof.Support;
import dev.convproof.law.ErrorBound;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution that one or more strategies computed.
 *
 * @param output of the first strategy
 * @param strategies what each of them did
 * @param undecided why outputs cannot be compared, if they cannot
 */
record Convolved<V>(V output, List<Ran> strategies, Optional<String> undecided) {

  /** The exit code. */
  int verdict() {
    if (strategies.stream().anyMatch(ran -> ran.verdict() == Ran.Verdict.DIFFERS)) {
      return ExitCode.REFUTED;
    }
    return undecided.isPresent() ? ExitCode.UNDECIDED : ExitCode.HOLDS;
  }

  /**
   * Runs strategies, and compares each with the first.
   *
   * @throws BadInput if integers overflow, or if numbers that are not finite are to be compared
   */
  static <V> Convolved<V> of(Elements<V> elements, ConvolutionFiles files, List<Strategy> chosen) {
    Problem<V> problem = elements.problem(files);
    Strategy first = chosen.get(0);
    if (chosen.size() == 1) {
      V output = convolve(elements, files, problem, first).data();
      return new Convolved<>(output, List.of(Ran.reference(first)), Optional.empty());
    }
    Finite.require(elements, files);
    Optional<ErrorBound> bound =
        elements.format().map(format -> ErrorBound.of(format, elements.widened(problem)));
    Tensor<V> expected = convolve(elements, files, problem, first);
    List<Ran> ran = new ArrayList<>(List.of(Ran.reference(first)));
    Optional<String> undecided = bound.flatMap(b -> overflow(b, expected));
    if (undecided.isEmpty()) {
      for (Strategy other : chosen.subList(1, chosen.size())) {
        ran.add(ran(elements, files, problem, other, expected, bound));
      }
    }
    return new Convolved<>(expected.data(), List.copyOf(ran), undecided);
  }

  private static Optional<String> overflow(ErrorBound bound, Tensor<?> output) {
    return bound.overflow().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "sums at "
                + OutputComparison.position(output.shape(), bound.overflow().getAsInt())
                + " may overflow, and no bound is known then");
  }

  private static <V> Ran ran(
      Elements<V> elements,
      ConvolutionFiles files,
      Problem<V> problem,
      Strategy strategy,
      Tensor<V> expected,
      Optional<ErrorBound> bound) {
    if (strategy.scope(elements.numbers(), problem) instanceof Support.Unsupported outside) {
      return Ran.outside(strategy, outside.reason());
    }
    try {
      Tensor<V> actual = convolve(elements, files, problem, strategy);
      Optional<ErrorBound> both = bound.map(b -> beside(b, elements, problem, strategy));
      if (both.isPresent() && !both.get().isFinite()) {
        return Ran.outside(strategy, "may overflow on the way, and no bound is known then");
      }
      return new OutputComparison<>(elements, expected, both).of(strategy, actual);
    } catch (OutOfMemoryError e) {
      return Ran.outside(strategy, "does not fit into Java's memory; java -Xmx would help");
    }
  }

  /** The bound beside a strategy's own, where it declares one. */
  private static <V> ErrorBound beside(
      ErrorBound bound, Elements<V> elements, Problem<V> problem, Strategy strategy) {
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

  private static <V> Tensor<V> convolve(
      Elements<V> elements, ConvolutionFiles files, Problem<V> problem, Strategy strategy) {
    try {
      return strategy.convolve(elements.numbers(), problem);
    } catch (ArithmeticException overflow) {
      throw new BadInput(
          "%s and %s: a sum in %s leaves the 64-bit integers: smaller values, or float64 files,"
              + " would be right",
          files.input().path(), files.weight().path(), strategy.name());
    }
  }
}

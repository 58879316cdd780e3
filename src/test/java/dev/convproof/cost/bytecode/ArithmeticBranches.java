package dev.convproof.cost.bytecode;

import dev.convproof.algebra.Doubles;
import dev.convproof.cost.bytecode.Profile.Site;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Separable;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whether a convolution over doubles looks at values while it computes: what it executed from which
 * a branch could depend on them, libraries included. Where nothing was, and all that is executed is
 * the same whatever the values are, a geometry fixes one sequence of additions, multiplications and
 * divisions, so that its outputs are rational functions of the data, as an argument by random
 * evaluation (Schwartz, 1980; Zippel, 1979) takes for granted.
 *
 * <p>Each case is run three times: once to initialise, once with its values in reverse, which is
 * what is looked at, and once to compare. A run shows what it executed, no more: sampled.
 *
 * @param convolution its name
 * @param cases how many were run
 * @param found comparisons and their like, with how often they were executed
 * @param unsteady the first geometry on which something else was executed for other values
 * @param declared why the convolution looks at values, if it says so
 */
record ArithmeticBranches(
    String convolution,
    int cases,
    SortedMap<Site, Long> found,
    Optional<Geometry> unsteady,
    Optional<String> declared) {

  private static Optional<String> declared(Strategy strategy) {
    if (strategy instanceof Separable) {
      return Optional.of("kernels are factored by exact elimination, which chooses pivots");
    }
    return strategy.name().equals("fft-rounded")
        ? Optional.of("each output is rounded to the nearest integer")
        : Optional.empty();
  }

  /** Of every strategy over doubles, each on so many random cases within its scope. */
  static List<ArithmeticBranches> ofStrategies(int cases) {
    List<Strategy> strategies = Strategies.all();
    List<Metered> metered = Metered.strategies(strategies.stream().map(Strategy::name).toList());
    return IntStream.range(0, strategies.size())
        .mapToObj(at -> of(strategies.get(at), metered.get(at), cases))
        .toList();
  }

  private static ArithmeticBranches of(Strategy strategy, Metered metered, int cases) {
    return of(strategy.name(), metered, drawn(strategy).limit(cases).toList(), declared(strategy));
  }

  private static Stream<Problem<double[]>> drawn(Strategy strategy) {
    return LongStream.iterate(0, seed -> seed + 1)
        .mapToObj(
            seed -> RandomCase.draw(Reach.SMALL, Doubles.INSTANCE.exactness(), 1, false, seed))
        .map(drawn -> drawn.problem(Doubles.INSTANCE))
        .filter(problem -> strategy.scope(Doubles.INSTANCE, problem).applies());
  }

  /** Of any convolution, on some problems. */
  static ArithmeticBranches of(
      String name, Metered metered, List<Problem<double[]>> problems, Optional<String> declared) {
    SortedMap<Site, Long> found = new TreeMap<>();
    Optional<Geometry> unsteady = Optional.empty();
    for (Problem<double[]> problem : problems) {
      metered.run(problem);
      Profile profile = metered.run(reversed(problem)).profile();
      profile.revealing().forEach((site, count) -> found.merge(site, count, Math::addExact));
      if (unsteady.isEmpty() && !profile.equals(metered.run(problem).profile())) {
        unsteady = Optional.of(problem.geometry());
      }
    }
    return new ArithmeticBranches(name, problems.size(), found, unsteady, declared);
  }

  /** Other values for which a strategy's scope is the same: reversed kernels keep their rank. */
  private static Problem<double[]> reversed(Problem<double[]> problem) {
    return Problem.of(
        problem.geometry(),
        reversed(problem.input().data()),
        reversed(problem.weights().data()),
        problem.bias().map(Tensor::data).map(ArithmeticBranches::reversed));
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      reversed[at] = values[values.length - 1 - at];
    }
    return reversed;
  }

  /** Whether no branch depended on values. */
  boolean none() {
    return found.isEmpty() && unsteady.isEmpty();
  }

  /** Whether it looks at values exactly if it says so. */
  boolean asDeclared() {
    return none() == declared.isEmpty();
  }

  /** One line, such as {@code im2col: no branch on values in 100 cases}. */
  String words() {
    if (none()) {
      return "%s: no branch on values in %s cases".formatted(convolution, cases);
    }
    String what =
        found.isEmpty()
            ? "executes something else for other values on " + unsteady.orElseThrow()
            : found.firstKey().words() + ", " + found.get(found.firstKey()) + " times";
    return convolution + ": " + what + declared.map(reason -> " (" + reason + ")").orElse("");
  }
}

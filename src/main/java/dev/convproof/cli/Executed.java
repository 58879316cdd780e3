package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Support;
import dev.convproof.algebra.Doubles;
import dev.convproof.cost.BiasTerm;
import dev.convproof.cost.bytecode.ExecutedCount;
import dev.convproof.cost.bytecode.Metered;
import dev.convproof.cost.bytecode.Profile;
import dev.convproof.cost.bytecode.SampleProblem;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a convolution executed over doubles, with a bias and without, from the bytecode that ran.
 *
 * @param verdict holds, or refuted if there is a fault, or if a strategy executes over an algebra
 *     that counts something else than its closed form says
 * @param faults a wrong output, one that differs from run to run, arguments that are written to
 * @param on the case
 * @param convolution a strategy or a class
 * @param largestDifference the largest difference between an output and the definition's
 * @param counts multiplications and additions
 * @param places every place with instructions that were executed, in the run with a bias
 * @param onFirstCall instructions that only a first call executes, to initialise
 * @param notSeen native methods, whose work is not in bytecode
 */
record Executed(
    String verdict,
    List<String> faults,
    @JsonProperty("case") String on,
    String convolution,
    double largestDifference,
    List<ExecutedCount> counts,
    List<Place> places,
    long onFirstCall,
    List<String> notSeen) {

  /** Instructions of one kind in one method. */
  record Place(String method, String kind, String precision, String call, long executed) {}

  /** Runs a convolution; a first run initialises what the counted ones use. */
  static Executed of(ConvolutionChoice choice, Optional<Strategy> strategy, Geometry g) {
    List<ExecutedCount> counts = new ArrayList<>();
    Set<String> faults = new LinkedHashSet<>();
    double difference = 0;
    try (Metered metered = choice.metered()) {
      Metered.Run first = ran(metered, strategy, choice.name(), g, BiasTerm.COUNTED);
      Metered.Run last = first;
      for (BiasTerm bias : List.of(BiasTerm.IGNORED, BiasTerm.COUNTED)) {
        last = ran(metered, strategy, choice.name(), g, bias);
        counts.addAll(0, counted(strategy, g, bias, last.profile()));
        SampleOutput output = SampleOutput.of(last.output(), SampleProblem.of(g, bias));
        difference = Math.max(difference, output.largestDifference());
        output.wrong().ifPresent(faults::add);
        last.overwritten().forEach(argument -> faults.add("it writes to its " + argument));
      }
      if (!Arrays.equals(first.output(), last.output())) {
        faults.add("two runs of the same case give different outputs");
      }
      boolean agree = counts.stream().allMatch(ExecutedCount::agrees);
      return new Executed(
          agree && faults.isEmpty() ? "holds" : "refuted",
          List.copyOf(faults),
          g.toString(),
          choice.name(),
          difference,
          counts,
          places(last.profile()),
          instructions(first.profile()) - instructions(last.profile()),
          last.profile().unseen());
    }
  }

  private static List<ExecutedCount> counted(
      Optional<Strategy> strategy, Geometry g, BiasTerm bias, Profile ran) {
    return strategy
        .map(own -> ExecutedCount.of(own, g, bias, ran))
        .orElseGet(() -> ExecutedCount.of(g, bias, ran));
  }

  private static Metered.Run ran(
      Metered metered, Optional<Strategy> strategy, String name, Geometry g, BiasTerm bias) {
    Problem<double[]> problem = SampleProblem.of(g, bias);
    Support scope =
        strategy.map(own -> own.scope(Doubles.INSTANCE, problem)).orElse(new Support.Supported());
    if (scope instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", name, outside.reason());
    }
    return metered.run(problem);
  }

  private static long instructions(Profile profile) {
    return profile.counts().values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<Place> places(Profile profile) {
    return profile.counts().entrySet().stream()
        .map(
            entry ->
                new Place(
                    entry.getKey().type() + "." + entry.getKey().method(),
                    entry.getKey().kind().toString(),
                    entry.getKey().precision().toString(),
                    entry.getKey().callee(),
                    entry.getValue()))
        .toList();
  }

  boolean holds() {
    return verdict.equals("holds");
  }
}

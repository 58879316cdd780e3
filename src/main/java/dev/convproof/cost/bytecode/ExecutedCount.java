package dev.convproof.cost.bytecode;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.Convention;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.cost.CostModel;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.OperationCount.OperationKind;
import dev.convproof.cost.bytecode.Profile.Site;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operations that a run over doubles executed, beside what is said of them. All taps count, those
 * in the padding too; subtractions are additions.
 *
 * @param operation multiplications or additions
 * @param bias whether the run had a bias
 * @param executed instructions
 * @param counted what the strategy executes over an algebra that counts, multiples by constants
 *     included; empty for a convolution that is no strategy of ConvProof's
 * @param closedForm what its closed form says, the same included
 * @param textbook a product for every tap
 * @param why executed and counted differ; empty if they do not
 */
public record ExecutedCount(
    String operation,
    BiasTerm bias,
    long executed,
    Optional<Long> counted,
    Optional<Long> closedForm,
    long textbook,
    String why) {

  /** Of a strategy. */
  public static List<ExecutedCount> of(Strategy strategy, Geometry g, BiasTerm bias, Profile ran) {
    CountedRun<long[]> run = CountedRun.of(strategy, g, bias);
    Optional<Operations> predicted = CostModel.of(strategy).map(model -> model.operations(g, bias));
    long products = multiplications(run.executed());
    long sums = run.executed().additions(true);
    return List.of(
        new ExecutedCount(
            "multiplications",
            bias,
            ran.multiplications(),
            Optional.of(products),
            predicted.map(ExecutedCount::multiplications),
            ClosedForm.multiplications(g, PaddedTaps.COUNTED),
            ran.multiplications() == products ? "" : otherAlgorithm(ran)),
        new ExecutedCount(
            "additions",
            bias,
            ran.additions(),
            Optional.of(sums),
            predicted.map(p -> p.additions(true)),
            ClosedForm.additions(g, new Convention(bias, PaddedTaps.COUNTED)),
            whySums(ran, sums, run.begun())));
  }

  private static long multiplications(Operations operations) {
    return OperationKind.MULTIPLICATIONS.of(operations) + operations.multiplicationsByConstant();
  }

  /** Of a convolution that is no strategy of ConvProof's. */
  public static List<ExecutedCount> of(Geometry g, BiasTerm bias, Profile ran) {
    return List.of(
        foreign(
            "multiplications",
            bias,
            ran.multiplications(),
            ClosedForm.multiplications(g, PaddedTaps.COUNTED)),
        foreign(
            "additions",
            bias,
            ran.additions(),
            ClosedForm.additions(g, new Convention(bias, PaddedTaps.COUNTED))));
  }

  private static ExecutedCount foreign(String what, BiasTerm bias, long executed, long textbook) {
    return new ExecutedCount(
        what, bias, executed, Optional.empty(), Optional.empty(), textbook, "");
  }

  private static String whySums(Profile ran, long counted, long begun) {
    long toZero = ran.additions() - counted;
    if (toZero == 0) {
      return "";
    }
    if (toZero < 0 || toZero > begun) {
      return otherAlgorithm(ran);
    }
    String rest =
        toZero == begun ? "" : ", the other " + (begun - toZero) + " with their first term";
    return "%s sums begin by adding to a zero%s".formatted(toZero, rest);
  }

  private static String otherAlgorithm(Profile ran) {
    return ran.by(ExecutedCount::library).entrySet().stream()
        .map(entry -> entry.getValue() + " in " + entry.getKey())
        .collect(Collectors.joining(", ", "another algorithm: instructions ", ""));
  }

  private static String library(Site site) {
    return site.type().substring(0, site.type().lastIndexOf('.'));
  }

  /** Returns whether what is counted is what the closed form says, where there is one. */
  public boolean agrees() {
    return counted.equals(closedForm);
  }
}

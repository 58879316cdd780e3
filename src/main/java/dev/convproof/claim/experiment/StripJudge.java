package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.cost.Allocated;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.CountedRun;
import dev.convproof.cost.InputReads;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strip;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A strip Δ outputs wide against Δ strips one output wide, both executed and counted: how many rows
 * of the image a strip needs, what is read and multiplied, and what is held at once.
 *
 * @param rows claimed, of the image, as a function of k and Δ
 */
public record StripJudge(IntBinaryOperator rows) implements Judge {
  private static final int MOST_K = 5;
  private static final int MOST_WIDE = 16;
  private static final int LONG = 6;

  /** A strategy on an image that is as tall as Δ outputs need, counted in every way. */
  private record Run(int k, int wide) {
    Geometry geometry() {
      return Geometry.UNIT.withAxes(Axis.of(wide + k - 1, k), Axis.of(LONG + k - 1, k));
    }

    /** The length of the image, along a strip. */
    int length() {
      return geometry().columns().input();
    }

    long reads(int stripWide) {
      return InputReads.of(new Strip(stripWide), geometry()).total();
    }

    /** Returns how many rows of the image a strip of Δ outputs reads. */
    long height() {
      long[] each = InputReads.of(new Strip(wide), geometry()).each();
      return IntStream.range(0, each.length)
          .filter(at -> each[at] > 0)
          .map(at -> at / length())
          .distinct()
          .count();
    }

    long multiplications() {
      return CountedRun.of(new Strip(wide), geometry(), BiasTerm.IGNORED)
          .executed()
          .multiplications();
    }

    long held() {
      return Allocated.of(new Strip(wide), geometry()).peak() - geometry().outputSize();
    }

    void requireRight() {
      SplittableRandom random = new SplittableRandom(wide);
      long[] image = random.longs(geometry().inputSize(), -9, 10).toArray();
      long[] kernel = random.longs(geometry().weightSize(), -9, 10).toArray();
      Problem<long[]> problem = Problem.of(geometry(), image, kernel, Optional.empty());
      if (!Arrays.equals(
          new Strip(wide).convolve(Integers.INSTANCE, problem).data(),
          IntegerConvolution.convolve(geometry(), image, kernel))) {
        throw new IllegalStateException("the strip is wrong at " + this);
      }
    }

    @Override
    public String toString() {
      return "k=%s, Δ=%s".formatted(k, wide);
    }
  }

  @Override
  public Judgement judge() {
    Stream<Run> runs =
        IntStream.rangeClosed(1, MOST_K)
            .boxed()
            .flatMap(k -> IntStream.rangeClosed(1, MOST_WIDE).mapToObj(wide -> new Run(k, wide)));
    return Judgement.of(
        Exhaustion.verdict(runs, this::failure, tried -> links()), StripJudge::figures);
  }

  private Optional<Failure> failure(Run run) {
    int claimed = rows.applyAsInt(run.k(), run.wide());
    run.requireRight();
    long steps = run.length();
    long products = (long) LONG * run.wide() * run.k() * run.k();
    return Failure.unlessEqual(run.height(), claimed)
        .or(() -> Failure.unlessEqual(run.reads(run.wide()), steps * claimed))
        .or(() -> Failure.unlessEqual(run.reads(1), steps * run.wide() * run.k()))
        .or(() -> Failure.unlessEqual(run.multiplications(), products))
        .or(() -> Failure.unlessEqual(run.held(), (long) run.k() * claimed));
  }

  private static List<Verdict.Link> links() {
    Strength strength = new Strength.Exact(Message.of("bound.strips", MOST_K, MOST_WIDE));
    return Stream.of("strip-reads", "strip-multiplies", "strip-holds")
        .map(what -> new Verdict.Link(Message.named("link", what), strength))
        .toList();
  }

  private static List<Figure> figures() {
    return Stream.of(1, 2, 4, 8, 16)
        .map(
            wide -> {
              Run run = new Run(3, wide);
              return new Figure(
                  "strip",
                  Message.of("value.strip", 3, wide, reads(run, wide), reads(run, 1), run.held()));
            })
        .toList();
  }

  /** Such as {@code 8×4 = 32}: the length of the image, and what is read at each step along it. */
  private static String reads(Run run, int stripWide) {
    long all = run.reads(stripWide);
    return "%s×%s = %s".formatted(run.length(), all / run.length(), all);
  }
}

package dev.convproof.claim.judge;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.judge.Exhaustion.Failure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
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

  private record Run(int k, int wide) {
    Strip strip(int outputs) {
      int height = k + wide - 1;
      long[][] image = drawn(height, LONG + k - 1);
      Strip strip = new Strip(image, drawn(k, k));
      long[][] output = strip.scan(outputs, LONG);
      if (!Arrays.deepEquals(output, expected(image, outputs))) {
        throw new IllegalStateException("the strip is wrong at " + this);
      }
      return strip;
    }

    private static long[][] drawn(int height, int width) {
      SplittableRandom random = new SplittableRandom(height);
      return IntStream.range(0, height)
          .mapToObj(row -> random.longs(width, -9, 10).toArray())
          .toArray(long[][]::new);
    }

    private long[][] expected(long[][] image, int outputs) {
      Geometry g = Geometry.UNIT.withAxes(Axis.of(outputs + k - 1, k), Axis.of(LONG + k - 1, k));
      Problem<long[]> problem =
          Problem.of(
              g, flat(Arrays.copyOf(image, outputs + k - 1)), flat(drawn(k, k)), Optional.empty());
      long[] output = Strategies.DEFINITION.convolve(Integers.INSTANCE, problem).data();
      return IntStream.range(0, outputs)
          .mapToObj(i -> Arrays.copyOfRange(output, i * LONG, (i + 1) * LONG))
          .toArray(long[][]::new);
    }

    private static long[] flat(long[][] rows) {
      return Arrays.stream(rows).flatMapToLong(Arrays::stream).toArray();
    }
  }

  @Override
  public Judgement judge() {
    List<Run> runs =
        IntStream.rangeClosed(1, MOST_K)
            .boxed()
            .flatMap(k -> IntStream.rangeClosed(1, MOST_WIDE).mapToObj(wide -> new Run(k, wide)))
            .toList();
    for (int tried = 0; tried < runs.size(); tried++) {
      Run run = runs.get(tried);
      Optional<Failure> failure = failure(run);
      if (failure.isPresent()) {
        String on = "k=%d, Δ=%d".formatted(run.k(), run.wide());
        return Judgement.of(new Verdict.Refuted(failure.orElseThrow().at(on, tried)));
      }
    }
    return new Judgement(new Verdict.Holds(links()), figures());
  }

  private Optional<Failure> failure(Run run) {
    int claimed = rows.applyAsInt(run.k(), run.wide());
    Strip wide = run.strip(run.wide());
    Strip narrow = run.strip(1);
    long steps = LONG + run.k() - 1L;
    long products = (long) LONG * run.wide() * run.k() * run.k();
    return Failure.unlessEqual(wide.height(), claimed)
        .or(() -> Failure.unlessEqual(wide.reads(), steps * claimed))
        .or(() -> Failure.unlessEqual(narrow.reads(), steps * run.k()))
        .or(() -> Failure.unlessEqual(wide.multiplications(), products))
        .or(() -> Failure.unlessEqual(wide.held(), (long) run.k() * claimed));
  }

  private static List<Verdict.Link> links() {
    Strength strength = new Strength.Exact("k up to %d, Δ up to %d".formatted(MOST_K, MOST_WIDE));
    return Stream.of(
            "a strip reads k+Δ−1 numbers for each column of Δ outputs, instead of Δ·k",
            "both make Δ·k² multiplications for each column",
            "a strip holds k·(k+Δ−1) numbers at once")
        .map(what -> new Verdict.Link(what, strength))
        .toList();
  }

  private static List<Figure> figures() {
    return Stream.of(1, 2, 4, 8, 16)
        .map(
            wide -> {
              Run run = new Run(3, wide);
              Strip strip = run.strip(wide);
              long narrow = wide * run.strip(1).reads();
              return new Figure(
                  "strip",
                  "k=3, Δ=%d: %d/%d, %d".formatted(wide, strip.reads(), narrow, strip.held()));
            })
        .toList();
  }
}

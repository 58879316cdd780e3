package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.Requantization;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A way to compute in something narrower than the formats that a convolution says, emulated: one
 * that gives the outputs that were found explains them.
 *
 * @param name in words that follow "agrees with"
 * @param output what it computes of the terms of one output, rounded to the output's format: a
 *     double, or a long where the formats are of integers
 */
public record NarrowerFormats(String name, Function<OutputTerms, Number> output) {
  private static final int MORE_CASES = 64;
  private static final Reach REACH = new Reach(3, 2_048);
  private static final long MOST_PRODUCTS = 65_536;

  /** Returns the ways, those that lose least first. */
  static List<NarrowerFormats> of(Formats formats, int zero, Optional<Requantization> by) {
    if (formats.areFloats()) {
      return NarrowFloats.of(formats);
    }
    List<NarrowerFormats> ofSums = NarrowIntegers.of(formats, zero);
    return by.map(one -> NarrowIntegers.requantized(ofSums, one)).orElse(ofSums);
  }

  /** Returns whether it gives each output; outputs that are all NaN tell nothing. */
  boolean gives(IntFunction<OutputTerms> terms, Object actual) {
    boolean any = false;
    int outputs = Array.getLength(actual);
    for (int y = 0; y < outputs; y++) {
      Number way = output.apply(terms.apply(y));
      any |= !Double.isNaN(way.doubleValue());
      if (!same(way, actual, y)) {
        return false;
      }
    }
    return any;
  }

  private static boolean same(Number way, Object actual, int y) {
    if (actual instanceof long[] longs) {
      return way.longValue() == longs[y];
    }
    double found = Array.getDouble(actual, y);
    double given = way.doubleValue();
    return given == found || (Double.isNaN(given) && Double.isNaN(found));
  }

  /** What a subject gives on a case, and whether that is right. */
  private record Observed(IntFunction<OutputTerms> terms, Object actual, boolean right) {
    static <V> Optional<Observed> of(Subject<V> subject, Case on) {
      Trial<V> trial = new Trial<>(subject, on);
      long products = (long) on.geometry().products() * on.geometry().outputSize();
      if (on.layers().size() > 1 || trial.rounds() || products > MOST_PRODUCTS) {
        return Optional.empty();
      }
      V actual;
      try {
        actual = trial.output().data();
      } catch (Trial.Ended without) {
        return Optional.empty();
      }
      V expected = trial.expected().data();
      boolean right =
          IntStream.range(0, subject.arithmetic().length(actual))
              .allMatch(y -> subject.arithmetic().same(actual, y, expected, y));
      Problem<V> problem = on.problem(subject.arithmetic());
      OutputTerms[] terms = OutputTerms.of(problem);
      return Optional.of(new Observed(y -> terms[y], actual, right));
    }
  }

  /**
   * Returns which way explains what a subject gives; empty where none does. Of those that give its
   * output on the case that was drawn, or else on the smallest, the one that does so on most of
   * some more cases.
   */
  public static <V> Optional<NarrowerFormats> explaining(
      Subject<V> subject, RandomCase.Fitting fitting, Case drawn, Case smallest) {
    Optional<Formats> formats = MixedArithmetic.formatsOf(subject.arithmetic());
    if (formats.isEmpty()) {
      return Optional.empty();
    }
    int zero =
        subject.arithmetic() instanceof MixedArithmetic<?> mixed ? mixed.inputZeroPoint() : 0;
    List<NarrowerFormats> ways = of(formats.get(), zero, subject.rounding().requantization());
    List<NarrowerFormats> explaining =
        Stream.of(drawn, smallest)
            .flatMap(on -> Observed.of(subject, on).stream())
            .filter(one -> !one.right())
            .map(one -> ways.stream().filter(way -> way.gives(one.terms(), one.actual())).toList())
            .filter(some -> !some.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (explaining.stream().map(NarrowerFormats::name).distinct().count() < 2) {
      return explaining.stream().findFirst();
    }
    List<Observed> more = new ArrayList<>();
    LongStream.range(0, MORE_CASES)
        .mapToObj(
            seed ->
                RandomCase.draw(REACH, subject.arithmetic().exactness(), 1, false, fitting, seed))
        .forEach(on -> Observed.of(subject, on).ifPresent(more::add));
    Observed.of(subject, smallest).ifPresent(more::add);
    NarrowerFormats best = explaining.get(0);
    long most = -1;
    for (NarrowerFormats way : explaining) {
      long agreeing = more.stream().filter(one -> way.gives(one.terms(), one.actual())).count();
      if (agreeing > most) {
        best = way;
        most = agreeing;
      }
    }
    return Optional.of(best);
  }

  /** Returns it as a line of facts. */
  public String fact() {
    return "  agrees     with " + name;
  }
}

package dev.convproof.properties;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Rounded;
import dev.convproof.claim.experiment.Distribution;
import dev.convproof.claim.experiment.RoundingJudges.Threshold;
import dev.convproof.claim.thread.ThreadPrograms;
import dev.convproof.generate.RandomFractions;
import dev.convproof.generate.Reach;
import dev.convproof.generate.Suited;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.BoundShare;
import dev.convproof.law.FormatError;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.properties.arbitrary.Cases;
import dev.convproof.strategy.Separable;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Fractional data: no strategy is off by more than the derived bound, in any order of summation,
 * with and without fused multiply-adds; a threshold that was not derived refutes correct code.
 */
class RoundingErrorProperties extends Suite {
  private static final int DRAWS = 300;
  private static final BigDecimal BOOK_THRESHOLD = new BigDecimal("1e-6");

  @Override
  Law law() {
    return Laws.AGREEMENT;
  }

  /** Each sum is held to its exact value in rationals. */
  @Override
  Reach reach() {
    return Reach.SELDOM.within(4_000);
  }

  @Property(tries = 50, seed = "51")
  void no_strategy_exceeds_the_bound_over_doubles(@ForAll("doubles") Case c, @ForAll long seed) {
    requireWithin(Doubles.INSTANCE, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 50, seed = "52")
  void no_strategy_exceeds_the_bound_over_floats(@ForAll("floats") Case c, @ForAll long seed) {
    requireWithin(Floats.INSTANCE, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 50, seed = "53")
  void no_strategy_exceeds_the_bound_over_half(@ForAll("floats") Case c, @ForAll long seed) {
    requireWithin(Rounded.HALF, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 50, seed = "54")
  void no_strategy_exceeds_the_bound_over_bfloat16(@ForAll("floats") Case c, @ForAll long seed) {
    requireWithin(Rounded.BFLOAT16, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 20, seed = "55")
  void no_fast_strategy_exceeds_its_own_bound_over_doubles(
      @ForAll("doubles") Case c, @ForAll long seed) {
    Geometry dense = Suited.dense(c).geometry();
    requireWithin(Doubles.INSTANCE, dense, seed, Strategies.fast());
  }

  /** Kernels of one row or one column have rank one, whatever their values. */
  @Property(tries = 50, seed = "56")
  void two_passes_never_exceed_their_own_bound_over_floats(
      @ForAll("floats") Case c, @ForAll long seed) {
    Geometry g = c.geometry();
    Axis one = Axis.of(g.columns().input(), 1);
    List<Strategy> separable = List.of(new Separable());
    requireWithin(Floats.INSTANCE, g.withAxes(g.rows(), one), seed, separable);
    requireWithin(Floats.INSTANCE, g.withAxes(one, g.rows()), seed, separable);
  }

  private static <V> void requireWithin(
      FloatArithmetic<V> numbers, Geometry g, long seed, List<Strategy> strategies) {
    for (int exponent : RandomFractions.exponents(numbers.roundsTo())) {
      BoundShare share =
          BoundShare.of(
              numbers,
              RandomFractions.problem(g, numbers, seed ^ Cases.seed(), exponent),
              strategies);
      Ledger.current().record(new Outcome.Held(share.compared(), share.compared()));
      Ledger.current().finding(Shares.class, Shares::new).add(share);
      share
          .beyond()
          .ifPresent(
              beyond -> {
                throw new AssertionError(
                    numbers.roundsTo().toString() + " on " + g + ": " + beyond);
              });
    }
  }

  @Property(tries = 1)
  void the_books_threshold_of_1e_6_refutes_correct_code() {
    List<String> rates = new ArrayList<>();
    long refuted = 0;
    for (int channels : new int[] {3, 16, 64}) {
      Distribution drawn =
          new Threshold(ThreadPrograms.POST_10, layer(channels), BOOK_THRESHOLD, DRAWS).drawn();
      long reached = drawn.reaching(BOOK_THRESHOLD);
      refuted += reached;
      rates.add("%s of %s draws with %s channels".formatted(reached, DRAWS, channels));
      drawn.differences().stream()
          .map(difference -> new Outcome.Held(1, difference.signum()))
          .forEach(Ledger.current()::record);
    }
    if (refuted == 0) {
      throw new AssertionError("1e-6 refutes no draw of correct code: there is nothing to show");
    }
    Ledger.current()
        .finding(String.class, () -> "correct code is refuted in " + String.join(", ", rates));
  }

  @Property(tries = 1)
  void fewer_bytes_cost_accuracy() {
    List<FormatError> formats = FormatError.measured();
    for (int finer = 1; finer < formats.size(); finer++) {
      FormatError coarse = formats.get(finer - 1);
      FormatError fine = formats.get(finer);
      if (coarse.error() <= fine.error() || coarse.error() > coarse.bound()) {
        throw new AssertionError(coarse + " beside " + fine);
      }
      Ledger.current().record(new Outcome.Held(1, 1));
    }
    String found = formats.stream().map(FormatError::toString).collect(Collectors.joining("; "));
    Ledger.current().finding(String.class, () -> "of Σ|x||k| + |b|: " + found);
  }

  /** The layer of the thread's experiment, with some input channels. */
  private static Geometry layer(int channels) {
    return new Geometry(1, 1, channels, 2, Axis.of(3, 2), Axis.of(3, 2));
  }

  /** The largest share of a bound so far. */
  private static final class Shares {
    private BoundShare largest = BoundShare.NONE;

    void add(BoundShare share) {
      largest = largest.and(share);
    }

    @Override
    public String toString() {
      return largest.toString();
    }
  }
}

package dev.convproof.properties;

import dev.convproof.algebra.Precision;
import dev.convproof.algebra.Precisions;
import dev.convproof.claim.judge.Distribution;
import dev.convproof.claim.judge.ThresholdJudge;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.BoundShare;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.law.draw.RandomFractions;
import dev.convproof.law.draw.Suited;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.subject.ThreadPrograms;
import dev.convproof.tensor.Case;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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

  @Property(tries = 50, seed = "51")
  void no_strategy_exceeds_the_bound_over_doubles(@ForAll("doubles") Case c, @ForAll long seed) {
    requireWithin(Precisions.DOUBLE, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 50, seed = "52")
  void no_strategy_exceeds_the_bound_over_floats(@ForAll("floats") Case c, @ForAll long seed) {
    requireWithin(Precisions.FLOAT, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 50, seed = "53")
  void no_strategy_exceeds_the_bound_over_half(@ForAll("floats") Case c, @ForAll long seed) {
    requireWithin(Precisions.HALF, c.geometry(), seed, Subjects.current());
  }

  @Property(tries = 50, seed = "54")
  void no_strategy_exceeds_the_bound_over_bfloat16(@ForAll("floats") Case c, @ForAll long seed) {
    requireWithin(Precisions.BFLOAT16, c.geometry(), seed, Subjects.current());
  }

  /** The separable strategy declares none: it is exact where sums of products are, no more. */
  @Property(tries = 20, seed = "55")
  void no_fast_strategy_exceeds_its_own_bound_over_doubles(
      @ForAll("doubles") Case c, @ForAll long seed) {
    Geometry dense = Suited.dense(c).geometry();
    requireWithin(
        Precisions.DOUBLE,
        dense,
        seed,
        Strategies.fast().stream().filter(strategy -> strategy.errors().isPresent()).toList());
  }

  private static <V> void requireWithin(
      Precision<V> precision, Geometry g, long seed, List<Strategy> strategies) {
    for (int exponent : RandomFractions.exponents(precision.format())) {
      BoundShare share =
          BoundShare.of(
              precision, RandomFractions.problem(g, precision, seed ^ SEED, exponent), strategies);
      Ledger.current().record(new Outcome.Holds(share.compared(), share.compared()));
      Ledger.current().finding(Shares.class, Shares::new).add(share);
      share
          .beyond()
          .ifPresent(
              beyond -> {
                throw new AssertionError(precision.name() + " on " + g + ": " + beyond);
              });
    }
  }

  @Property(tries = 1)
  void the_books_threshold_of_1e_6_refutes_correct_code() {
    Rates rates = Ledger.current().finding(Rates.class, Rates::new);
    for (int channels : new int[] {3, 16, 64}) {
      Geometry g = new Geometry(1, 1, channels, 2, Axis.of(3, 2), Axis.of(3, 2));
      Distribution drawn =
          new ThresholdJudge(ThreadPrograms.POST_10, g, BOOK_THRESHOLD, DRAWS).drawn();
      rates.add(channels, drawn.reaching(BOOK_THRESHOLD));
      drawn.differences().stream()
          .map(difference -> new Outcome.Holds(1, difference.signum()))
          .forEach(Ledger.current()::record);
    }
    if (rates.refuted == 0) {
      throw new AssertionError("1e-6 refutes no draw of correct code: there is nothing to show");
    }
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

  /** How often a threshold refutes correct code, by the number of input channels. */
  private static final class Rates {
    private final StringBuilder text = new StringBuilder("correct code is refuted");
    private long refuted;

    void add(int channels, long reached) {
      refuted += reached;
      text.append(
          String.format(
              Locale.ROOT,
              "%s %d of %d draws with %d channels",
              text.charAt(text.length() - 1) == 'd' ? " in" : ",",
              reached,
              DRAWS,
              channels));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}

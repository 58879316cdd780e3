package dev.convproof.properties.arbitrary;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.RandomPoint;
import dev.convproof.generate.Reach;
import dev.convproof.tensor.Case;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary cases of one or more stacked layers, exact in the arithmetic they are drawn for. */
public final class Cases {
  private static final int WHOLE_ONE_IN = 20_000;

  private Cases() {}

  /** Returns the seed: {@code -Dseed=S} gives other cases; without it every run draws the same. */
  public static long seed() {
    return Long.getLong("seed", 0);
  }

  /** Cases of one layer whose sums stay within an exactness. */
  public static Arbitrary<Case> within(Exactness exactness) {
    return within(Reach.FULL, exactness);
  }

  /** Cases of one layer of a given reach; one in some thousands is a whole layer. */
  public static Arbitrary<Case> within(Reach reach, Exactness exactness) {
    return Arbitraries.fromGenerator(
        random -> {
          long seed = random.nextLong() ^ seed();
          boolean whole = reach.wideOneIn() > 0 && random.nextInt(WHOLE_ONE_IN) == 0;
          return new ShrinkableCase(
              whole
                  ? RandomCase.whole(
                      reach, exactness, random.nextInt(), RandomCase.Fitting.NONE, seed)
                  : RandomCase.draw(reach, exactness, 1, false, seed));
        });
  }

  /** Cases that take about as many products as a reach allows, of each kind in turn. */
  public static Arbitrary<Case> whole(Reach reach, Exactness exactness) {
    AtomicLong turn = new AtomicLong();
    return Arbitraries.fromGenerator(
        random ->
            new ShrinkableCase(
                RandomCase.whole(
                    reach,
                    exactness,
                    turn.getAndIncrement(),
                    RandomCase.Fitting.NONE,
                    random.nextLong() ^ seed())));
  }

  /** Cases of two layers; the second pads or not. */
  public static Arbitrary<Case> stacked(Exactness exactness, boolean secondPads) {
    return Arbitraries.fromGenerator(
        random ->
            new ShrinkableCase(
                RandomCase.draw(Reach.FULL, exactness, 2, secondPads, random.nextLong() ^ seed())));
  }

  /** Cases of one layer at random points: every value evenly from 0 to bound−1. */
  public static Arbitrary<Case> atRandomPoints(long bound) {
    return Arbitraries.fromGenerator(
        random -> {
          long seed = random.nextLong() ^ seed();
          Case shape = RandomCase.draw(Reach.SELDOM, Exactness.INTEGERS, 1, false, seed);
          return new ShrinkableCase(RandomPoint.on(shape, bound, random.nextLong() ^ seed()));
        });
  }
}

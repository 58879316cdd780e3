package dev.convproof.properties.arbitrary;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.RandomPoint;
import dev.convproof.tensor.Case;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary cases of one or more stacked layers, exact in the arithmetic they are drawn for. */
public final class Cases {
  /** {@code -Dseed=S} gives other cases; without it every run draws the same. */
  public static final long SEED = Long.getLong("seed", 0);

  private Cases() {}

  /** Cases of one layer whose sums stay within an exactness. */
  public static Arbitrary<Case> within(Exactness exactness) {
    return drawn(exactness, 1, false);
  }

  /** Cases of two layers; the second pads or not. */
  public static Arbitrary<Case> stacked(Exactness exactness, boolean secondPads) {
    return drawn(exactness, 2, secondPads);
  }

  /** Cases of one layer at random points: every value evenly from 0 to bound−1. */
  public static Arbitrary<Case> atRandomPoints(long bound) {
    return Arbitraries.fromGenerator(
        random -> {
          long seed = random.nextLong() ^ SEED;
          Case shape = RandomCase.draw(Exactness.INTEGERS, 1, false, seed);
          return new ShrinkableCase(RandomPoint.on(shape, bound, random.nextLong() ^ SEED));
        });
  }

  private static Arbitrary<Case> drawn(Exactness exactness, int layers, boolean laterPad) {
    return Arbitraries.fromGenerator(
        random ->
            new ShrinkableCase(
                RandomCase.draw(exactness, layers, laterPad, random.nextLong() ^ SEED)));
  }
}

package dev.convproof.law;

import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Cases of long sums of positive numbers, on which errors that are no chance show: the probable
 * bound grows as √n, and what n truncated additions lose as n. They meet at some hundred terms, for
 * the loss of an addition is about a third of a unit of the final sum, and the probable bound is
 * about ten roots.
 */
public final class LongSums {
  private static final int MOST = 1 << 14;
  private static final int LEAST = 1 << 10;
  private static final int CHANNELS = 2;
  private static final int TAPS = 3;

  private LongSums() {}

  /**
   * Draws two cases, of a 1×1 and of a 3×3 kernel, of two outputs each; none where the reach leaves
   * too few products.
   */
  public static List<Case> draw(Reach reach, RandomCase.Fitting fitting, long seed) {
    int terms = Math.toIntExact(Math.min(MOST, Long.highestOneBit(reach.products() / CHANNELS)));
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.of(of(terms, 1), of(terms, TAPS))
        .map(fitting.shape())
        .filter(g -> g.products() >= LEAST)
        .filter(g -> (long) g.products() * g.outputSize() <= reach.products())
        .map(g -> of(g, random))
        .toList();
  }

  private static Geometry of(int terms, int taps) {
    int channels = terms / (taps * taps);
    return new Geometry(1, 1, channels, CHANNELS, Axis.of(taps, taps), Axis.of(taps, taps));
  }

  private static Case of(Geometry g, SplittableRandom random) {
    long[] input = random.longs(g.inputSize(), 1, 3).toArray();
    long[] weights = random.longs(g.weightSize(), 1, 3).toArray();
    return Case.of(g, input, weights, Optional.empty());
  }

  /** Returns whether the sums of a geometry are so long. */
  static boolean areThoseOf(Geometry g) {
    return g.products() >= LEAST;
  }
}

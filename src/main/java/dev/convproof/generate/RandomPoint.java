package dev.convproof.generate;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.SplittableRandom;

/** Cases whose every value is drawn from 0, 1, …, bound−1, all equally likely: random points. */
public final class RandomPoint {
  private RandomPoint() {}

  /** A point at a geometry, with a bias. */
  public static Case on(Geometry g, long bound, long seed) {
    return on(Case.zeros(List.of(g), true), bound, seed);
  }

  /** A point at the shape of a case. */
  public static Case on(Case shape, long bound, long seed) {
    int coordinates = shape.values().length;
    return shape.withValues(new SplittableRandom(seed).longs(coordinates, 0, bound).toArray());
  }
}

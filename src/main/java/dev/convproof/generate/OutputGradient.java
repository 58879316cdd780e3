package dev.convproof.generate;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Values for the gradient of a case's output, which a backward pass starts from. */
public final class OutputGradient {
  private static final int SMALL = 9;

  private OutputGradient() {}

  /**
   * Integers other than zero in the order of [n, co, ho, wo] of the last layer, drawn from a seed
   * that the case's values make: the same for the same case. Small ones, or, once in six times, of
   * magnitudes up to the greatest allowed.
   *
   * @param most the greatest magnitude allowed, at least 1
   */
  public static long[] of(Case c, long most) {
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(c.values()));
    Geometry last = c.layers().get(c.layers().size() - 1).geometry();
    long reached = random.nextInt(6) == 0 ? most : Math.min(SMALL, most);
    return random
        .longs(last.outputSize(), -reached, reached) // so that no bound passes 2^63
        .map(drawn -> drawn < 0 ? drawn : drawn + 1)
        .toArray();
  }
}

package dev.convproof.generate;

import java.util.SplittableRandom;

/** Small random choices, from one seed for a whole case. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** An integer from least to most, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** An integer from 0 to most. */
  long upTo(long most) {
    return random.nextLong(most + 1);
  }

  /** An integer from −most to most. */
  long signed(long most) {
    return random.nextLong(-most - 1, most) + 1; // so that no bound passes 2^63
  }
}

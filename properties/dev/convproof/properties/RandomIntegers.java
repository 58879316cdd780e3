package dev.convproof.properties;

import java.util.SplittableRandom;

/**
 * Small sizes and values, from one seed.
 *
 * @param random the only source of chance
 * @param least value
 * @param most value
 */
record RandomIntegers(SplittableRandom random, long least, long most) {
  RandomIntegers(long seed, long least, long most) {
    this(new SplittableRandom(seed), least, most);
  }

  /** A size from 0. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A size from 1. */
  int fromOneBelow(int bound) {
    return random.nextInt(1, bound);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Values of both ends and between. */
  long[] values(int count) {
    return random.longs(count, least, most + 1).toArray();
  }
}

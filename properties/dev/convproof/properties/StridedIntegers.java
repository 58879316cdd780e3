package dev.convproof.properties;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * Two lists of integers, and a strided range of each.
 *
 * @param from the one that is read
 * @param at the first position read
 * @param step between two positions read; 0 reads one again and again
 * @param to the one that is written
 * @param toAt the first position written
 * @param toStep between two positions written
 * @param count the positions of either range
 */
record StridedIntegers(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {

  static StridedIntegers drawn(RandomIntegers random) {
    int count = random.below(7);
    int at = random.below(5);
    int step = random.below(4);
    int toAt = random.below(5);
    int toStep = random.fromOneBelow(4);
    long[] from = random.values(at + step * count + random.fromOneBelow(4));
    long[] to = random.values(toAt + toStep * count + random.fromOneBelow(4));
    return new StridedIntegers(from, at, step, to, toAt, toStep, count);
  }

  /** The list written, where each position holds a function of what it held and what was read. */
  long[] moved(LongBinaryOperator written) {
    long[] result = to.clone();
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      result[target] = written.applyAsLong(result[target], from[at + i * step]);
    }
    return result;
  }

  /** The positions read, last to first. */
  int[] positions() {
    return IntStream.range(0, count).map(i -> at + (count - 1 - i) * step).toArray();
  }

  long[] gathered() {
    return Arrays.stream(positions()).mapToLong(position -> from[position]).toArray();
  }

  /** Returns the number of integers from the first position on. */
  int rest() {
    return from.length - at;
  }

  long[] sliced() {
    return Arrays.copyOfRange(from, at, from.length);
  }

  @Override
  public String toString() {
    return "%s from %s by %s to %s by %s".formatted(count, at, step, toAt, toStep);
  }
}

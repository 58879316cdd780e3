package dev.convproof.tensor;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All lists of integers with few values that are not zero, and those small. */
public final class FewValues {
  private FewValues() {}

  /**
   * Every list of a length whose count of nonzero values, and then whose Σ|values|, is at most the
   * given one; in ascending order of both, lazily.
   */
  public static Stream<long[]> upTo(int length, int nonzeros, long magnitude) {
    return IntStream.rangeClosed(0, Math.min(length, nonzeros))
        .boxed()
        .flatMap(
            count ->
                LongStream.rangeClosed(count, count == 0 ? 0 : magnitude)
                    .boxed()
                    .flatMap(sum -> from(new long[length], 0, count, sum)));
  }

  /** Completes a list from a position on with so many nonzero values of a sum of magnitudes. */
  private static Stream<long[]> from(long[] begun, int at, int count, long sum) {
    if (count == 0) {
      return Stream.of(begun);
    }
    long least = count == 1 ? sum : 1;
    return IntStream.rangeClosed(at, begun.length - count)
        .boxed()
        .flatMap(
            position ->
                LongStream.rangeClosed(least, sum - (count - 1))
                    .boxed()
                    .flatMap(
                        size ->
                            Stream.of(size, -size)
                                .flatMap(
                                    value ->
                                        from(
                                            with(begun, position, value),
                                            position + 1,
                                            count - 1,
                                            sum - size))));
  }

  private static long[] with(long[] begun, int at, long value) {
    long[] values = begun.clone();
    values[at] = value;
    return values;
  }
}

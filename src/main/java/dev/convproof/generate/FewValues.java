package dev.convproof.generate;

import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All lists of integers with few values that are not zero, and those small. */
public final class FewValues {
  private static final int MOST_NONZERO = 4;
  private static final int MOST_BEYOND = 4;

  private FewValues() {}

  /**
   * Every list of a length whose count of nonzero values, and then whose Σ|values|, is at most the
   * given one; in ascending order of both, lazily.
   */
  public static Stream<long[]> upTo(int length, int nonzeros, long magnitude) {
    return Joined.of(
        IntStream.rangeClosed(0, Math.min(length, nonzeros))
            .mapToObj(
                count ->
                    Joined.of(
                        LongStream.rangeClosed(count, count == 0 ? 0 : magnitude)
                            .mapToObj(sum -> from(new long[length], 0, count, sum)))));
  }

  /**
   * Returns the smallest failing case of some shapes, in the order of cases, if few and small
   * values suffice.
   *
   * @param shapes a case of these shapes
   */
  public static Optional<Case> smallest(Case shapes, Predicate<Case> fails) {
    int length = shapes.values().length;
    return IntStream.rangeClosed(0, Math.min(length, MOST_NONZERO))
        .boxed()
        .flatMap(
            count ->
                IntStream.rangeClosed(count, count == 0 ? 0 : count + MOST_BEYOND)
                    .mapToObj(sum -> from(new long[length], 0, count, sum)))
        .flatMap(
            alike ->
                alike.map(shapes::withValues).filter(fails).min(CaseOrder.SMALLEST_FIRST).stream())
        .findFirst();
  }

  /** Completes a list from a position on with so many nonzero values of a sum of magnitudes. */
  private static Stream<long[]> from(long[] begun, int at, int count, long sum) {
    if (count == 0) {
      return Stream.of(begun);
    }
    long least = count == 1 ? sum : 1;
    return Joined.of(
        IntStream.rangeClosed(at, begun.length - count)
            .mapToObj(
                position ->
                    Joined.of(
                        LongStream.rangeClosed(least, sum - (count - 1))
                            .mapToObj(size -> signed(begun, position, count, sum, size)))));
  }

  private static Stream<long[]> signed(long[] begun, int position, int count, long sum, long size) {
    return Joined.of(
        Stream.of(size, -size)
            .map(value -> from(with(begun, position, value), position + 1, count - 1, sum - size)));
  }

  private static long[] with(long[] begun, int at, long value) {
    long[] values = begun.clone();
    values[at] = value;
    return values;
  }
}

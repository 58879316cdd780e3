package dev.convproof.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same shapes with smaller values: unscaled, zeros in bulk, then ones, then halves. */
final class SmallerValues {
  private SmallerValues() {}

  static Stream<Case> of(Case c) {
    long[] values = c.values();
    Stream<long[]> smaller =
        Stream.of(zeros(values), single(values), together(values)).flatMap(stream -> stream);
    return Stream.concat(unscaled(c), smaller.map(c::withValues));
  }

  /** Without powers of two. */
  private static Stream<Case> unscaled(Case c) {
    List<Layer> plain =
        c.layers().stream().map(l -> Layer.of(l.geometry(), l.weights(), l.bias())).toList();
    return Stream.of(new Case(c.input(), 0, c.layers()), new Case(c.input(), c.exponent(), plain));
  }

  /** Runs of values set to zero, halving the length of the run down to two. */
  private static Stream<long[]> zeros(long[] values) {
    return IntStream.iterate(values.length, length -> length > 1, length -> (length + 1) / 2)
        .boxed()
        .flatMap(
            length ->
                IntStream.iterate(0, at -> at < values.length, at -> at + length)
                    .mapToObj(at -> zeroed(values, at, Math.min(values.length, at + length))));
  }

  private static long[] zeroed(long[] values, int from, int to) {
    long[] result = values.clone();
    Arrays.fill(result, from, to, 0);
    return result;
  }

  /** One value to 0, to 1, to its absolute value, to half, or one nearer to zero. */
  private static Stream<long[]> single(long[] values) {
    return IntStream.range(0, values.length)
        .filter(at -> values[at] != 0)
        .boxed()
        .flatMap(
            at ->
                Stream.of(
                        0L,
                        1L,
                        Math.abs(values[at]),
                        values[at] / 2,
                        values[at] - Long.signum(values[at]))
                    .distinct()
                    .filter(value -> value != values[at])
                    .map(value -> replaced(values, at, value)));
  }

  private static long[] replaced(long[] values, int at, long value) {
    long[] result = values.clone();
    result[at] = value;
    return result;
  }

  /** Every value to its sign, or to 1: many at once where one alone would no longer fail. */
  private static Stream<long[]> together(long[] values) {
    return Stream.of(
        Arrays.stream(values).map(Long::signum).toArray(),
        Arrays.stream(values).map(value -> value == 0 ? 0 : 1).toArray(),
        Arrays.stream(values).map(value -> value / 2).toArray());
  }
}

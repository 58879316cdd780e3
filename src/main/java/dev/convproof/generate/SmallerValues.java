package dev.convproof.generate;

import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The same shapes with smaller values: unscaled, without biases, zeros in bulk, then ones, then
 * halves, then powers of two less.
 */
final class SmallerValues {
  private SmallerValues() {}

  static Stream<Case> of(Case c) {
    long[] values = c.values();
    Stream<long[]> smaller = Joined.of(Stream.of(zeros(values), single(values), together(values)));
    return Joined.of(Stream.of(scaledLess(c), Stream.of(unbiased(c)), smaller.map(c::withValues)));
  }

  /** One exponent to 0, halfway there or one step nearer, or moved to another tensor. */
  private static Stream<Case> scaledLess(Case c) {
    int[] exponents = c.exponents();
    return IntStream.range(0, exponents.length)
        .filter(at -> exponents[at] != 0)
        .boxed()
        .flatMap(at -> Stream.concat(nearerToZero(exponents, at), moved(exponents, at)))
        .map(less -> withExponents(c, less));
  }

  private static Stream<int[]> nearerToZero(int[] exponents, int at) {
    int exponent = exponents[at];
    return IntStream.of(0, exponent / 2, exponent - Integer.signum(exponent))
        .mapToObj(less -> replaced(exponents, at, less));
  }

  private static Stream<int[]> moved(int[] exponents, int from) {
    return IntStream.range(0, exponents.length)
        .filter(to -> to != from)
        .mapToObj(
            to -> replaced(replaced(exponents, to, exponents[to] + exponents[from]), from, 0));
  }

  private static int[] replaced(int[] exponents, int at, int exponent) {
    int[] result = exponents.clone();
    result[at] = exponent;
    return result;
  }

  private static Case withExponents(Case c, int[] exponents) {
    List<Layer> layers = new ArrayList<>();
    for (Layer l : c.layers()) {
      int exponent = exponents[layers.size() + 1];
      layers.add(new Layer(l.geometry(), l.weights(), l.bias(), exponent));
    }
    return new Case(c.input(), exponents[0], layers);
  }

  private static Case unbiased(Case c) {
    List<Layer> layers =
        c.layers().stream()
            .map(l -> new Layer(l.geometry(), l.weights(), Optional.empty(), l.exponent()))
            .toList();
    return new Case(c.input(), c.exponent(), layers);
  }

  /** Runs of values set to zero, halving the length of the run down to two. */
  private static Stream<long[]> zeros(long[] values) {
    return Joined.of(
        IntStream.iterate(values.length, length -> length > 1, length -> (length + 1) / 2)
            .mapToObj(
                length ->
                    IntStream.iterate(0, at -> at < values.length, at -> at + length)
                        .mapToObj(at -> zeroed(values, at, Math.min(values.length, at + length)))));
  }

  private static long[] zeroed(long[] values, int from, int to) {
    long[] result = values.clone();
    Arrays.fill(result, from, to, 0);
    return result;
  }

  /** One value to 0, to 1, to its absolute value, to half, or by powers of two nearer to zero. */
  private static Stream<long[]> single(long[] values) {
    return Joined.of(
        IntStream.range(0, values.length)
            .filter(at -> values[at] != 0)
            .mapToObj(
                at ->
                    nearer(values[at])
                        .distinct()
                        .filter(value -> value != values[at])
                        .mapToObj(value -> replaced(values, at, value))));
  }

  /** A threshold is met in few steps, by halving what is taken off. */
  private static LongStream nearer(long value) {
    long sign = Long.signum(value);
    long highest = Long.highestOneBit(Math.abs(value));
    return LongStream.concat(
        LongStream.of(0, 1, Math.abs(value), value / 2),
        LongStream.iterate(highest, less -> less > 0, less -> less / 2)
            .map(less -> value - sign * less));
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

package dev.convproof.claim.experiment;

import dev.convproof.geometry.Axis;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sizes of two stacked kernels along one axis. */
record TwoKernels(int k1, int s1, int d1, int k2, int s2, int d2) {

  /** All with no size above a bound, smallest sum first. */
  static List<TwoKernels> upTo(int most) {
    int count = (int) Math.pow(most, 6);
    return IntStream.range(0, count)
        .mapToObj(number -> of(number, most))
        .sorted(Comparator.comparingInt(TwoKernels::sum).thenComparing(TwoKernels::toString))
        .toList();
  }

  private static TwoKernels of(int number, int most) {
    int[] sizes = new int[6];
    int rest = number;
    for (int at = 0; at < sizes.length; at++) {
      sizes[at] = 1 + rest % most;
      rest /= most;
    }
    return new TwoKernels(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
  }

  private int sum() {
    return k1 + s1 + d1 + k2 + s2 + d2;
  }

  /** The first layer, on the shortest input that gives the second two outputs. */
  Axis first() {
    int reach = d1 * (k1 - 1) + 1;
    return new Axis((second().input() - 1) * s1 + reach, k1, s1, 0, 0, d1);
  }

  /** The second layer, with two outputs. */
  Axis second() {
    return new Axis(s2 + d2 * (k2 - 1) + 1, k2, s2, 0, 0, d2);
  }

  /** Which inputs an output of both layers depends on, where all weights are 1. */
  int[] inputsOf(int output) {
    Axis first = first();
    return IntStream.range(0, first.input())
        .filter(x -> outputs(Line.impulse(first.input(), x))[output] != 0)
        .toArray();
  }

  private long[] outputs(long[] input) {
    long[] middle = Line.convolve(first(), input, Line.ones(k1));
    return Line.convolve(second(), middle, Line.ones(k2));
  }

  /** As the values of variables, those that are 1 left out but for the kernels. */
  @Override
  public String toString() {
    return Stream.concat(
            Stream.of("k1=" + k1, "k2=" + k2),
            Stream.of(named("s1", s1), named("s2", s2), named("d1", d1), named("d2", d2))
                .flatMap(Arrays::stream))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private static String[] named(String name, int value) {
    return value == 1 ? new String[0] : new String[] {name + "=" + value};
  }
}

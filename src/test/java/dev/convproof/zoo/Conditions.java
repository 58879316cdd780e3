package dev.convproof.zoo;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Border;
import dev.convproof.law.BorderCondition;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Wrong answers to the question where padding of the second convolution breaks composition. */
final class Conditions {
  private Conditions() {}

  static final Map<String, Border.Condition> ALL =
      Map.of(
          "padding never breaks",
          (first, second, biased) -> false,
          "padding always breaks",
          (first, second, biased) -> second.padded(),
          "a bias never breaks",
          (f, s, biased) -> BorderCondition.breaks(f, s, false),
          "one axis at a time",
          Conditions::oneAxisAtATime,
          "stated without slack",
          onBothAxes((first, t, end) -> reaches(first, t, end, 0)),
          "stated without gaps",
          onBothAxes((first, t, end) -> reaches(first, t, end, end ? first.slack() : 0)));

  /** Right but that an axis decides alone, whatever the other one reads. */
  private static boolean oneAxisAtATime(Geometry first, Geometry second, boolean biased) {
    return breaks(first.rows(), second.rows(), biased)
        || breaks(first.columns(), second.columns(), biased);
  }

  private static boolean breaks(Axis first, Axis second, boolean biased) {
    return Arrays.stream(reads(second)).anyMatch(i -> breaks(first, second, i, biased));
  }

  private static boolean breaks(Axis first, Axis second, int position, boolean biased) {
    return !second.inside(position)
        && (biased || covers(first, second, position, Conditions::counted));
  }

  /** Right but for which windows outside cover an element of the input. */
  private static Border.Condition onBothAxes(Covering covering) {
    return (first, second, biased) -> {
      int[] columns = reads(second.columns());
      for (int i : reads(second.rows())) {
        for (int j : columns) {
          boolean padded = !second.rows().inside(i) || !second.columns().inside(j);
          if (padded
              && (biased
                  || (covers(first.rows(), second.rows(), i, covering)
                      && covers(first.columns(), second.columns(), j, covering)))) {
            return true;
          }
        }
      }
      return false;
    };
  }

  /** The positions of the intermediate that the second convolution reads, padding included. */
  private static int[] reads(Axis second) {
    int[] positions = new int[second.output() * second.kernel()];
    for (int window = 0; window < second.output(); window++) {
      for (int tap = 0; tap < second.kernel(); tap++) {
        positions[window * second.kernel() + tap] = second.position(window, tap);
      }
    }
    return positions;
  }

  private static boolean covers(Axis first, Axis second, int position, Covering outside) {
    if (second.inside(position)) {
      return counted(first, -position, false);
    }
    return position < 0
        ? outside.at(first, -position, false)
        : outside.at(first, position - second.input() + 1, true);
  }

  /** The condition as it is stated at first: t·s1 + p1 ≤ d1(k1−1) + r. */
  private static boolean reaches(Axis first, int t, boolean end, int slack) {
    int padding = end ? first.padAfter() : first.padBefore();
    return t * first.stride() + padding <= first.reach() - 1 + slack;
  }

  /** Whether a window that far outside covers an element, counted tap by tap. */
  private static boolean counted(Axis first, int t, boolean end) {
    int window = end ? first.output() - 1 + t : -t;
    return IntStream.range(0, first.kernel())
        .anyMatch(tap -> first.inside(first.position(window, tap)));
  }

  /** Whether the first convolution would have filled a position at distance t from one end. */
  @FunctionalInterface
  private interface Covering {
    boolean at(Axis first, int t, boolean end);
  }
}

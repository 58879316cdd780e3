package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Where outputs are wrong on a case that was not shrunk: in which images, channels, rows and
 * columns, so that the tail of a vector or a border shows at a glance.
 */
public final class WrongOutputs {
  private static final int MOST_MARKS = 72;
  private static final String[] AXES = {"images", "channels", "rows", "columns"};

  private WrongOutputs() {}

  /**
   * Returns the map as lines of facts; none where the case has one output or several layers, or
   * where outputs are rounded, are right this time, or do not come.
   */
  public static <V> List<String> facts(Subject<V> subject, Case on) {
    Trial<V> trial = new Trial<>(subject, on);
    if (on.layers().size() > 1 || trial.rounds() || Shape.output(on.geometry()).size() < 2) {
      return List.of();
    }
    Tensor<V> actual;
    try {
      actual = trial.output();
    } catch (Trial.Ended without) {
      return List.of();
    }
    return facts(trial.arithmetic(), on, trial.expected(), actual);
  }

  private static <V> List<String> facts(
      Arithmetic<V> numbers, Case on, Tensor<V> expected, Tensor<V> actual) {
    Shape shape = actual.shape();
    Map map = map(shape, at -> !numbers.same(expected.data(), at, actual.data(), at));
    List<String> lines = new ArrayList<>();
    if (map.wrong() > 0) {
      String of = CaseLine.geometries(on);
      lines.add(
          text(
              "  wrong      %,d of %,d outputs of %s, where this was found",
              map.wrong(), shape.size(), of));
      map.lines().forEach(line -> lines.add("             " + line));
    }
    return lines;
  }

  /**
   * How many outputs are wrong, and along each axis longer than one which.
   *
   * @param wrong how many
   * @param lines an axis each, with a mark for each index: none wrong, some, or all
   */
  public record Map(int wrong, List<String> lines) {}

  /** Returns the map of outputs that are wrong. */
  public static Map map(Shape shape, IntPredicate isWrong) {
    int[] sizes = {shape.outer(), shape.channels(), shape.height(), shape.width()};
    int[][] wrong = {new int[sizes[0]], new int[sizes[1]], new int[sizes[2]], new int[sizes[3]]};
    int all = 0;
    for (int at = 0; at < shape.size(); at++) {
      if (isWrong.test(at)) {
        int[] place = shape.coordinates(at);
        for (int axis = 0; axis < sizes.length; axis++) {
          wrong[axis][place[axis]]++;
        }
        all++;
      }
    }
    List<String> lines = new ArrayList<>();
    for (int axis = 0; axis < sizes.length; axis++) {
      if (sizes[axis] > 1) {
        lines.add(text("%-9s %s", AXES[axis], marks(wrong[axis], shape.size() / sizes[axis])));
      }
    }
    return new Map(all, lines);
  }

  /** Returns a mark for each index of an axis: none wrong, some, all; or for some in a row. */
  private static String marks(int[] wrong, int outputs) {
    int each = (wrong.length + MOST_MARKS - 1) / MOST_MARKS;
    IntUnaryOperator sum =
        from -> {
          int found = 0;
          for (int at = from; at < Math.min(wrong.length, from + each); at++) {
            found += wrong[at];
          }
          return found;
        };
    StringBuilder marks = new StringBuilder();
    for (int from = 0; from < wrong.length; from += each) {
      int found = sum.applyAsInt(from);
      int most = outputs * (Math.min(wrong.length, from + each) - from);
      marks.append(found == 0 ? '.' : found == most ? '#' : 'x');
    }
    return marks + (each > 1 ? text("  (%d to a mark)", each) : "");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

package dev.convproof.cost;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.ReadCounter;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Strip;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How often a strategy reads each element of its input, counted by the algebra.
 *
 * @param each [n, ci, h, w]
 */
public record InputReads(long[] each) {

  /**
   * Counts on a bare geometry, for a strategy that needs no more than a semiring.
   *
   * @throws IllegalArgumentException if the geometry is outside the strategy's scope
   */
  public static InputReads of(Strategy strategy, Geometry g) {
    long[] input = new long[g.inputSize()];
    Problem<long[]> problem = Problem.of(g, input, new long[g.weightSize()], Optional.empty());
    ReadCounter<long[]> algebra = new ReadCounter<>(Integers.INSTANCE, input);
    CountedRun.requireScope(strategy, algebra, problem);
    strategy.convolve(algebra, problem);
    return new InputReads(algebra.counts());
  }

  /** Reads of all elements. */
  public long total() {
    return LongStream.of(each).sum();
  }

  /**
   * Returns how often the definition reads its input: n·co·(ci/g)·R·C, R and C as in {@link
   * ClosedForm}.
   */
  public static long ofDefinition(Geometry g) {
    return ClosedForm.multiplications(g, PaddedTaps.SKIPPED);
  }

  /**
   * Returns how often strips Δ wide do: n·ci·(Σ over the strips of the rows inside the input that a
   * strip reaches)·(columns inside the input that a window reaches). Without padding, at stride 1
   * and dilation 1, a strip reaches kh+Δ−1 rows, and the columns are w.
   */
  public static long ofStrips(Geometry g, int wide) {
    Axis rows = g.rows();
    long reached = 0;
    for (int first = 0; first < rows.output(); first += wide) {
      int outputs = Math.min(wide, rows.output() - first);
      int top = rows.position(first, 0);
      reached += inside(rows, top, top + Strip.height(rows, outputs));
    }
    long columns = 0;
    for (int j = 0; j < g.columns().output(); j++) {
      int left = g.columns().position(j, 0);
      int fresh =
          j == 0 ? g.columns().reach() : Math.min(g.columns().reach(), g.columns().stride());
      int right = left + g.columns().reach();
      columns += inside(g.columns(), right - fresh, right);
    }
    return (long) g.batch() * g.inputChannels() * reached * columns;
  }

  /** Returns how many positions from one on, up to another, lie inside the input. */
  private static int inside(Axis axis, int from, int end) {
    return Math.max(0, Math.min(axis.input(), end) - Math.max(0, from));
  }
}

package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import java.util.Arrays;

/**
 * The buffers in which one thread computes a projection: rows that it loaded, and lines of sums of
 * their multiples, with limbs and, where those were joined, modulo 2^61−1.
 */
final class Scratch {
  private static final Lanes.Lines ONE = new Lanes.Lines(0, 0, new int[1], new int[1]);

  private final Lanes lanes;
  private final double[] rows;
  private final double[][] sums; // with the limbs of one pair, and of another
  private final long[] residues; // that the sums of lines were joined to
  private Lanes.Layout layout;
  private Factors.Split split;
  private int added; // to the sums of any line, since they were joined

  private Values input;
  private Values output;

  Scratch(Geometry g, Lanes lanes) {
    int run = Lanes.pitch(Projection.longest(g));
    int together = Projection.together(g, lanes.together(g.columns().input()));
    int size = Math.max(run, Projection.mostSums(g, together));
    this.lanes = lanes;
    rows = new double[Math.max(together * g.pixels(), Lanes.DEEP * run) + Lanes.SLACK];
    sums = new double[2][2 * size];
    residues = new long[size];
  }

  /** Returns an input's values, in an object that is used again. */
  Values input(Object array) {
    input = Values.again(input, array);
    return input;
  }

  /** Returns an output's values, in an object that is used again. */
  Values output(Object array) {
    output = Values.again(output, array);
    return output;
  }

  /** Forgets the arrays of both. */
  void release() {
    if (input != null) {
      input.release();
    }
    if (output != null) {
      output.release();
    }
  }

  /** Returns the greatest magnitude since this was asked last; NaN where one is no integer. */
  double greatest() {
    return lanes.greatest();
  }

  /** Copies rows of numbers to places a step apart, and measures them. */
  void load(Values values, int from, int at, int count, int width, int step) {
    values.load(from, rows, at, count, width, step, lanes);
  }

  /** Begins sums in some layout, of numbers that are taken apart in some way. */
  void begin(Lanes.Layout laidOut, Factors.Split how) {
    layout = laidOut;
    split = how;
  }

  /** Returns over how many places a sum along a row is spread. */
  int places() {
    return lanes.places();
  }

  /** Returns whether multiples of the numbers can be summed exactly. */
  boolean isExact() {
    return split.room() > 0;
  }

  /** Returns how many rows of a width are best laid side by side. */
  int together(int width) {
    return lanes.together(width);
  }

  /**
   * Adds multiples of rows to the sums of the only line, by one factor each.
   *
   * @param count of rows, at most {@link Lanes#DEEP}
   */
  void down(Values values, int from, int step, int count, Factors by, int at) {
    int width = layout.width();
    boolean exact = count <= split.room();
    if (!exact || values.floats() == null) {
      int pitch = Lanes.pitch(width);
      for (int row = 0; row < count; row++) {
        load(values, from + row * step, row * pitch, 1, width, width);
      }
      if (split.room() > 0) {
        add(0, pitch, count, by, ONE, at);
      }
      for (int row = 0; split.room() == 0 && row < count; row++) {
        addWide(0, 0, values, from + row * step, width, by.residues[at + row]);
      }
      return;
    }
    if (added + count > split.room()) {
      join();
    }
    for (int pair = 0; pair < split.bits().length; pair++) {
      double[][] limbs = by.limbs(split, pair);
      lanes.down(values.floats(), from, step, count, limbs, at, sums[pair], layout);
    }
    added += count;
  }

  /** Adds multiples of loaded rows to the sums of lines. */
  void add(int from, int step, int count, Factors by, Lanes.Lines lines, int at) {
    for (int row = 0; row < count; ) {
      if (added == split.room()) {
        join();
      }
      int some = Math.min(count - row, split.room() - added);
      int first = from + row * step;
      for (int pair = 0; pair < split.bits().length; pair++) {
        double[][] limbs = by.limbs(split, pair);
        lanes.add(rows, first, step, some, limbs, lines, at + row, sums[pair], layout);
      }
      added += some;
      row += some;
    }
  }

  /**
   * Adds Σ over k of values[from + r·step + k] times factor at + k to the sum of line r.
   *
   * @param count of columns
   */
  void across(Values values, int from, int step, int rows, int count, Factors by, int at) {
    if (split.room() == 0) {
      acrossWide(values, from, step, rows, count, by, at);
      return;
    }
    int places = lanes.places();
    for (int k = 0; k < count; ) {
      // What does not fill all places is added to one of them.
      if (added + places > split.room()) {
        join();
      }
      int room = split.room() - added;
      int exact = room >= places ? Math.min(Projection.RUN, room - places + 1) * places : 1;
      int some = Math.min(count - k, Math.min(Projection.RUN, exact));
      for (int pair = 0; pair < split.bits().length; pair++) {
        double[][] limbs = by.limbs(split, pair);
        for (int row = 0; row < rows; row += Lanes.ROWS) {
          int first = from + row * step + k;
          int group = Math.min(Lanes.ROWS, rows - row);
          across(values, first, step, group, some, limbs, at + k, sums[pair], row);
        }
      }
      added += some / places + some % places;
      k += some;
    }
  }

  private void across(
      Values values,
      int from,
      int step,
      int rows,
      int count,
      double[][] limbs,
      int at,
      double[] to,
      int line) {
    if (values.floats() != null) {
      lanes.across(values.floats(), from, step, rows, count, limbs, at, to, line, layout);
      return;
    }
    int pitch = Lanes.pitch(count);
    for (int row = 0; row < rows; row++) {
      load(values, from + row * step, row * pitch, 1, count, count);
    }
    lanes.across(this.rows, 0, pitch, rows, count, limbs, at, to, line, layout);
  }

  /** Does so with residues, of scalars beyond 2^35. */
  private void acrossWide(
      Values values, int from, int step, int rows, int count, Factors by, int at) {
    for (int row = 0; row < rows; row++) {
      int to = row * layout.pitch();
      for (int start = 0; start < count; start += Projection.RUN) {
        int some = Math.min(Projection.RUN, count - start);
        load(values, from + row * step + start, 0, 1, some, some);
      }
      for (int k = 0; k < count; k++) {
        long value = Residues.of(values.integer(from + row * step + k));
        residues[to] = Residues.plus(residues[to], by.residues[at + k], value);
      }
    }
  }

  /** Adds a multiple of one row of scalars beyond 2^35 to a line, in residues, without limbs. */
  void addWide(int line, int place, Values of, int from, int width, long by) {
    int first = line * layout.pitch() + place;
    for (int column = 0; column < width; column++) {
      long value = Residues.of(of.integer(from + column));
      residues[first + column] = Residues.plus(residues[first + column], by, value);
    }
  }

  /** Joins the sums of all lines, and begins these anew. */
  private void join() {
    int[][] bits = split.bits();
    for (int pair = 0; added > 0 && pair < bits.length; pair++) {
      lanes.join(sums[pair], bits[pair][0], bits[pair][1], residues, layout.size());
    }
    added = 0;
  }

  /** Adds Σ weights[at + k] times the sum at k to the total, over all lines, and begins anew. */
  void dot(Lanes.Weights weights, int at) {
    join();
    lanes.dot(residues, 0, weights, at, layout.size());
    Arrays.fill(residues, 0, layout.size(), 0);
  }

  /** Returns the total, and begins anew. */
  long total() {
    return lanes.total();
  }

  /** Moves the sums of one line elsewhere. */
  void take(long[] to, int at) {
    join();
    for (int column = 0; column < layout.width(); column++) {
      to[at + column] = Residues.of(residues[column]);
    }
    Arrays.fill(residues, 0, layout.size(), 0);
  }
}

package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import java.util.Arrays;

/**
 * The buffers in which one thread computes a projection: rows that it loaded, and lines of sums of
 * their multiples, in limbs and, where those were folded, in residues.
 */
final class Scratch {
  private final Lanes lanes;
  private final double[] rows;
  private final double[] sums; // of the limbs of lines; see pitch
  private final int[] added; // to the sums of a line, since they were folded
  private final long[] residues; // that the sums of a line were folded to
  private final long[] joined; // limbs of a line

  private Values input;
  private Values output;

  Scratch(Geometry g, Lanes lanes) {
    int run = Projection.run(g);
    boolean rowsFirst = Projection.rowsFirst(g);
    int width = rowsFirst ? g.columns().input() : Projection.inputRun(g);
    int lines = rowsFirst ? g.rows().kernel() : g.taps();
    this.lanes = lanes;
    rows = new double[Math.max(g.pixels(), Lanes.ROWS * pitch(Math.max(width, run))) + Lanes.SLACK];
    added = new int[lines];
    sums = new double[Lanes.LIMBS * Math.max(lines * pitch(width), pitch(run))];
    residues = new long[Math.max(lines * width, run)];
    joined = new long[pitch(Math.max(width, run))];
  }

  /** Returns from where to where it is from one line of so many columns to the next. */
  static int pitch(int width) {
    return width + Lanes.SLACK;
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

  /** Copies numbers into the rows, and measures them. */
  void load(Values values, int from, int at, int count) {
    values.load(from, rows, at, count, lanes);
  }

  /** Adds multiples of loaded rows to the sums of a line. */
  void add(
      int line, int from, int step, int count, Projection.Factors by, int at, int width, int room) {
    for (int row = 0; row < count; ) {
      if (added[line] == room) {
        fold(line, width);
      }
      int some = Math.min(count - row, room - added[line]);
      int pitch = pitch(width);
      int to = line * Lanes.LIMBS * pitch;
      lanes.add(rows, from + row * step, step, some, by.limbs, at + row, sums, to, pitch, width);
      added[line] += some;
      row += some;
    }
  }

  /** Adds a multiple of one row of scalars beyond 2^30 to a line, in residues, without limbs. */
  void addWide(int line, Values of, int from, long by, int width) {
    for (int column = 0; column < width; column++) {
      int at = line * width + column;
      residues[at] = Residues.plus(residues[at], by, Residues.of(of.integer(from + column)));
    }
  }

  /** Turns the sums of a line into residues, and begins anew. */
  private void fold(int line, int width) {
    if (added[line] == 0) {
      return;
    }
    join(line, width);
    for (int column = 0; column < width; column++) {
      int to = line * width + column;
      residues[to] = Residues.add(residues[to], Residues.of(joined[column]));
    }
  }

  /** Joins the limbs of the sums of a line, and begins these anew. */
  private void join(int line, int width) {
    int pitch = pitch(width);
    int from = line * Lanes.LIMBS * pitch;
    lanes.join(sums, from, pitch, joined, width);
    Arrays.fill(sums, from, from + Lanes.LIMBS * pitch, 0);
    added[line] = 0;
  }

  /** Moves the sums of a line elsewhere. */
  void take(int line, long[] to, int at, int width) {
    fold(line, width);
    System.arraycopy(residues, line * width, to, at, width);
    Arrays.fill(residues, line * width, line * width + width, 0);
  }

  /** Returns Σ over columns of weights[at + column] times the sum, and begins anew. */
  long dot(int line, long[] weights, int at, int width) {
    join(line, width);
    int own = line * width;
    long total = 0;
    for (int column = 0; column < width; column++) {
      long sum = joined[column] + residues[own + column];
      long weight = weights[at + column];
      long low = weight * sum;
      long high = Math.multiplyHigh(weight, sum);
      // Below 2^63 and 2^61 in magnitude, they add less than 2^63 − 2^62; what is kept is 2^61.
      total += (low & Residues.MODULUS) + ((high << 3) | (low >>> 61));
      total = (total & Residues.MODULUS) + (total >> 61);
    }
    Arrays.fill(residues, own, own + width, 0);
    return Residues.of(total);
  }
}

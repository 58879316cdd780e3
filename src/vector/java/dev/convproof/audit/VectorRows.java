package dev.convproof.audit;

import static dev.convproof.audit.VectorLanes.DOUBLES;
import static dev.convproof.audit.VectorLanes.LENGTH;

import dev.convproof.audit.Lanes.Layout;
import dev.convproof.audit.Lanes.Lines;
import jdk.incubator.vector.DoubleVector;

/** Multiples of rows that are added to lines of sums, which stay in registers meanwhile. */
final class VectorRows {
  private VectorRows() {}

  /** See {@link Lanes#add}. */
  static void add(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int at,
      double[] sums,
      Layout layout) {
    int vectors = (layout.width() + LENGTH - 1) / LENGTH;
    int line = 0;
    for (; line + 3 <= lines.lines().length; line += 3) {
      int k = 0;
      for (; k + 2 <= vectors; k += 2) {
        three(rows, from + k * LENGTH, step, count, limbs, lines, line, at, sums, layout, k);
      }
      if (k < vectors) {
        narrow(rows, from + k * LENGTH, step, count, limbs, lines, line, at, sums, layout, k);
      }
    }
    if (line + 2 == lines.lines().length && vectors % 2 == 0) {
      for (int k = 0; k < vectors; k += 2) {
        both(rows, from + k * LENGTH, step, count, limbs, lines, line, at, sums, layout, k);
      }
      return;
    }
    for (; line < lines.lines().length; line++) {
      int by = lines.factors()[line] + at;
      int to = lines.lines()[line] * layout.pitch();
      int higher = to + layout.higher();
      int k = 0;
      for (; k + 2 < vectors; k += 4) {
        int column = k * LENGTH;
        four(rows, from + column, step, count, limbs, by, sums, to + column, higher + column);
      }
      if (k + 1 < vectors) {
        int column = k * LENGTH;
        two(rows, from + column, step, count, limbs, by, sums, to + column, higher + column);
      } else if (k < vectors) {
        int column = k * LENGTH;
        one(rows, from + column, step, count, limbs, by, sums, to + column, higher + column);
      }
    }
  }

  /** Adds to two vectors of three lines. */
  private static void three(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int line,
      int at,
      double[] sums,
      Layout layout,
      int vector) {
    int a = lines.lines()[line] * layout.pitch() + vector * LENGTH;
    int b = lines.lines()[line + 1] * layout.pitch() + vector * LENGTH;
    int c = lines.lines()[line + 2] * layout.pitch() + vector * LENGTH;
    int higher = layout.higher();
    int byA = lines.factors()[line] + at;
    int byB = lines.factors()[line + 1] + at;
    int byC = lines.factors()[line + 2] + at;
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, a);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, a + LENGTH);
    DoubleVector a2 = DoubleVector.fromArray(DOUBLES, sums, higher + a);
    DoubleVector a3 = DoubleVector.fromArray(DOUBLES, sums, higher + a + LENGTH);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, b);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, b + LENGTH);
    DoubleVector b2 = DoubleVector.fromArray(DOUBLES, sums, higher + b);
    DoubleVector b3 = DoubleVector.fromArray(DOUBLES, sums, higher + b + LENGTH);
    DoubleVector c0 = DoubleVector.fromArray(DOUBLES, sums, c);
    DoubleVector c1 = DoubleVector.fromArray(DOUBLES, sums, c + LENGTH);
    DoubleVector c2 = DoubleVector.fromArray(DOUBLES, sums, higher + c);
    DoubleVector c3 = DoubleVector.fromArray(DOUBLES, sums, higher + c + LENGTH);
    double[] lower = limbs[0];
    double[] upper = limbs[1];
    for (int r = 0, row = from; r < count; r++, row += step) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, rows, row);
      DoubleVector y = DoubleVector.fromArray(DOUBLES, rows, row + LENGTH);
      DoubleVector by = DoubleVector.broadcast(DOUBLES, lower[byA + r]);
      a0 = x.fma(by, a0);
      a1 = y.fma(by, a1);
      by = DoubleVector.broadcast(DOUBLES, upper[byA + r]);
      a2 = x.fma(by, a2);
      a3 = y.fma(by, a3);
      by = DoubleVector.broadcast(DOUBLES, lower[byB + r]);
      b0 = x.fma(by, b0);
      b1 = y.fma(by, b1);
      by = DoubleVector.broadcast(DOUBLES, upper[byB + r]);
      b2 = x.fma(by, b2);
      b3 = y.fma(by, b3);
      by = DoubleVector.broadcast(DOUBLES, lower[byC + r]);
      c0 = x.fma(by, c0);
      c1 = y.fma(by, c1);
      by = DoubleVector.broadcast(DOUBLES, upper[byC + r]);
      c2 = x.fma(by, c2);
      c3 = y.fma(by, c3);
    }
    a0.intoArray(sums, a);
    a1.intoArray(sums, a + LENGTH);
    a2.intoArray(sums, higher + a);
    a3.intoArray(sums, higher + a + LENGTH);
    b0.intoArray(sums, b);
    b1.intoArray(sums, b + LENGTH);
    b2.intoArray(sums, higher + b);
    b3.intoArray(sums, higher + b + LENGTH);
    c0.intoArray(sums, c);
    c1.intoArray(sums, c + LENGTH);
    c2.intoArray(sums, higher + c);
    c3.intoArray(sums, higher + c + LENGTH);
  }

  /** Adds to two vectors of two lines. */
  private static void both(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int line,
      int at,
      double[] sums,
      Layout layout,
      int vector) {
    int a = lines.lines()[line] * layout.pitch() + vector * LENGTH;
    int b = lines.lines()[line + 1] * layout.pitch() + vector * LENGTH;
    int higher = layout.higher();
    int byA = lines.factors()[line] + at;
    int byB = lines.factors()[line + 1] + at;
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, a);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, a + LENGTH);
    DoubleVector a2 = DoubleVector.fromArray(DOUBLES, sums, higher + a);
    DoubleVector a3 = DoubleVector.fromArray(DOUBLES, sums, higher + a + LENGTH);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, b);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, b + LENGTH);
    DoubleVector b2 = DoubleVector.fromArray(DOUBLES, sums, higher + b);
    DoubleVector b3 = DoubleVector.fromArray(DOUBLES, sums, higher + b + LENGTH);
    double[] lower = limbs[0];
    double[] upper = limbs[1];
    for (int r = 0, row = from; r < count; r++, row += step) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, rows, row);
      DoubleVector y = DoubleVector.fromArray(DOUBLES, rows, row + LENGTH);
      DoubleVector by = DoubleVector.broadcast(DOUBLES, lower[byA + r]);
      a0 = x.fma(by, a0);
      a1 = y.fma(by, a1);
      by = DoubleVector.broadcast(DOUBLES, upper[byA + r]);
      a2 = x.fma(by, a2);
      a3 = y.fma(by, a3);
      by = DoubleVector.broadcast(DOUBLES, lower[byB + r]);
      b0 = x.fma(by, b0);
      b1 = y.fma(by, b1);
      by = DoubleVector.broadcast(DOUBLES, upper[byB + r]);
      b2 = x.fma(by, b2);
      b3 = y.fma(by, b3);
    }
    a0.intoArray(sums, a);
    a1.intoArray(sums, a + LENGTH);
    a2.intoArray(sums, higher + a);
    a3.intoArray(sums, higher + a + LENGTH);
    b0.intoArray(sums, b);
    b1.intoArray(sums, b + LENGTH);
    b2.intoArray(sums, higher + b);
    b3.intoArray(sums, higher + b + LENGTH);
  }

  /** Adds to one vector of three lines. */
  private static void narrow(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int line,
      int at,
      double[] sums,
      Layout layout,
      int vector) {
    int a = lines.lines()[line] * layout.pitch() + vector * LENGTH;
    int b = lines.lines()[line + 1] * layout.pitch() + vector * LENGTH;
    int c = lines.lines()[line + 2] * layout.pitch() + vector * LENGTH;
    int higher = layout.higher();
    int byA = lines.factors()[line] + at;
    int byB = lines.factors()[line + 1] + at;
    int byC = lines.factors()[line + 2] + at;
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, a);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, higher + a);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, b);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, higher + b);
    DoubleVector c0 = DoubleVector.fromArray(DOUBLES, sums, c);
    DoubleVector c1 = DoubleVector.fromArray(DOUBLES, sums, higher + c);
    double[] lower = limbs[0];
    double[] upper = limbs[1];
    for (int r = 0, row = from; r < count; r++, row += step) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, rows, row);
      a0 = x.fma(DoubleVector.broadcast(DOUBLES, lower[byA + r]), a0);
      a1 = x.fma(DoubleVector.broadcast(DOUBLES, upper[byA + r]), a1);
      b0 = x.fma(DoubleVector.broadcast(DOUBLES, lower[byB + r]), b0);
      b1 = x.fma(DoubleVector.broadcast(DOUBLES, upper[byB + r]), b1);
      c0 = x.fma(DoubleVector.broadcast(DOUBLES, lower[byC + r]), c0);
      c1 = x.fma(DoubleVector.broadcast(DOUBLES, upper[byC + r]), c1);
    }
    a0.intoArray(sums, a);
    a1.intoArray(sums, higher + a);
    b0.intoArray(sums, b);
    b1.intoArray(sums, higher + b);
    c0.intoArray(sums, c);
    c1.intoArray(sums, higher + c);
  }

  private static void four(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      int by,
      double[] sums,
      int to,
      int higher) {
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, to + LENGTH);
    DoubleVector c0 = DoubleVector.fromArray(DOUBLES, sums, to + 2 * LENGTH);
    DoubleVector d0 = DoubleVector.fromArray(DOUBLES, sums, to + 3 * LENGTH);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, higher);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, higher + LENGTH);
    DoubleVector c1 = DoubleVector.fromArray(DOUBLES, sums, higher + 2 * LENGTH);
    DoubleVector d1 = DoubleVector.fromArray(DOUBLES, sums, higher + 3 * LENGTH);
    double[] lower = limbs[0];
    double[] upper = limbs[1];
    for (int r = 0, row = from; r < count; r++, row += step) {
      DoubleVector low = DoubleVector.broadcast(DOUBLES, lower[by + r]);
      DoubleVector high = DoubleVector.broadcast(DOUBLES, upper[by + r]);
      DoubleVector a = DoubleVector.fromArray(DOUBLES, rows, row);
      DoubleVector b = DoubleVector.fromArray(DOUBLES, rows, row + LENGTH);
      DoubleVector c = DoubleVector.fromArray(DOUBLES, rows, row + 2 * LENGTH);
      DoubleVector d = DoubleVector.fromArray(DOUBLES, rows, row + 3 * LENGTH);
      a0 = a.fma(low, a0);
      b0 = b.fma(low, b0);
      c0 = c.fma(low, c0);
      d0 = d.fma(low, d0);
      a1 = a.fma(high, a1);
      b1 = b.fma(high, b1);
      c1 = c.fma(high, c1);
      d1 = d.fma(high, d1);
    }
    a0.intoArray(sums, to);
    b0.intoArray(sums, to + LENGTH);
    c0.intoArray(sums, to + 2 * LENGTH);
    d0.intoArray(sums, to + 3 * LENGTH);
    a1.intoArray(sums, higher);
    b1.intoArray(sums, higher + LENGTH);
    c1.intoArray(sums, higher + 2 * LENGTH);
    d1.intoArray(sums, higher + 3 * LENGTH);
  }

  private static void two(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      int by,
      double[] sums,
      int to,
      int higher) {
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, to + LENGTH);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, higher);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, higher + LENGTH);
    double[] lower = limbs[0];
    double[] upper = limbs[1];
    for (int r = 0, row = from; r < count; r++, row += step) {
      DoubleVector low = DoubleVector.broadcast(DOUBLES, lower[by + r]);
      DoubleVector high = DoubleVector.broadcast(DOUBLES, upper[by + r]);
      DoubleVector a = DoubleVector.fromArray(DOUBLES, rows, row);
      DoubleVector b = DoubleVector.fromArray(DOUBLES, rows, row + LENGTH);
      a0 = a.fma(low, a0);
      b0 = b.fma(low, b0);
      a1 = a.fma(high, a1);
      b1 = b.fma(high, b1);
    }
    a0.intoArray(sums, to);
    b0.intoArray(sums, to + LENGTH);
    a1.intoArray(sums, higher);
    b1.intoArray(sums, higher + LENGTH);
  }

  private static void one(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      int by,
      double[] sums,
      int to,
      int higher) {
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, higher);
    double[] lower = limbs[0];
    double[] upper = limbs[1];
    for (int r = 0, row = from; r < count; r++, row += step) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, rows, row);
      a0 = a.fma(DoubleVector.broadcast(DOUBLES, lower[by + r]), a0);
      a1 = a.fma(DoubleVector.broadcast(DOUBLES, upper[by + r]), a1);
    }
    a0.intoArray(sums, to);
    a1.intoArray(sums, higher);
  }
}

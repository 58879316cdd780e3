package dev.convproof.audit;

import static dev.convproof.audit.VectorLanes.DOUBLES;
import static dev.convproof.audit.VectorLanes.LENGTH;
import static dev.convproof.audit.VectorLanes.widened;

import dev.convproof.audit.Lanes.Layout;
import jdk.incubator.vector.DoubleVector;

/**
 * Rows of numbers multiplied with others, and added up to a vector of sums each. Floats are read as
 * they lie, four rows at a time, so that each factor is read once for these.
 */
final class VectorRuns {
  private VectorRuns() {}

  /**
   * See {@link Lanes#across(float[], int, int, int, int, double[][], int, double[], int, Layout)}.
   */
  static void across(
      float[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout) {
    int row = 0;
    for (; row + 4 <= count; row += 4) {
      int to = (line + row) * layout.pitch();
      four(values, from + row * step, step, width, limbs, at, sums, to, layout);
    }
    for (; row < count; row++) {
      int to = (line + row) * layout.pitch();
      one(values, from + row * step, width, limbs, at, sums, to, to + layout.higher());
    }
  }

  private static void four(
      float[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      int to,
      Layout layout) {
    double[] lower = limbs[0];
    double[] higher = limbs[1];
    int high = to + layout.higher();
    int pitch = layout.pitch();
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, to + pitch);
    DoubleVector c0 = DoubleVector.fromArray(DOUBLES, sums, to + 2 * pitch);
    DoubleVector d0 = DoubleVector.fromArray(DOUBLES, sums, to + 3 * pitch);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, high);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, high + pitch);
    DoubleVector c1 = DoubleVector.fromArray(DOUBLES, sums, high + 2 * pitch);
    DoubleVector d1 = DoubleVector.fromArray(DOUBLES, sums, high + 3 * pitch);
    int rowB = from + step;
    int rowC = from + 2 * step;
    int rowD = from + 3 * step;
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      DoubleVector low = DoubleVector.fromArray(DOUBLES, lower, at + k);
      DoubleVector upper = DoubleVector.fromArray(DOUBLES, higher, at + k);
      DoubleVector a = widened(values, from + k);
      DoubleVector b = widened(values, rowB + k);
      DoubleVector c = widened(values, rowC + k);
      DoubleVector d = widened(values, rowD + k);
      a0 = a.fma(low, a0);
      b0 = b.fma(low, b0);
      c0 = c.fma(low, c0);
      d0 = d.fma(low, d0);
      a1 = a.fma(upper, a1);
      b1 = b.fma(upper, b1);
      c1 = c.fma(upper, c1);
      d1 = d.fma(upper, d1);
    }
    a0.intoArray(sums, to);
    b0.intoArray(sums, to + pitch);
    c0.intoArray(sums, to + 2 * pitch);
    d0.intoArray(sums, to + 3 * pitch);
    a1.intoArray(sums, high);
    b1.intoArray(sums, high + pitch);
    c1.intoArray(sums, high + 2 * pitch);
    d1.intoArray(sums, high + 3 * pitch);
    for (int row = 0; k < count && row < 4; row++) {
      int first = from + row * step;
      rest(values, first, k, count, limbs, at, sums, to + row * pitch, high + row * pitch);
    }
  }

  private static void one(
      float[] values,
      int from,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      int to,
      int higher) {
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, higher);
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      DoubleVector a = widened(values, from + k);
      a0 = a.fma(DoubleVector.fromArray(DOUBLES, limbs[0], at + k), a0);
      a1 = a.fma(DoubleVector.fromArray(DOUBLES, limbs[1], at + k), a1);
    }
    a0.intoArray(sums, to);
    a1.intoArray(sums, higher);
    rest(values, from, k, count, limbs, at, sums, to, higher);
  }

  /** Adds what is left of a row. */
  private static void rest(
      float[] values,
      int from,
      int first,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      int to,
      int higher) {
    for (int k = first; k < count; k++) {
      sums[to] += limbs[0][at + k] * values[from + k];
      sums[higher] += limbs[1][at + k] * values[from + k];
    }
  }

  /**
   * See {@link Lanes#across(double[], int, int, int, int, double[][], int, double[], int, Layout)}.
   */
  static void across(
      double[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout) {
    int row = 0;
    for (; row + 4 <= count; row += 4) {
      int to = (line + row) * layout.pitch();
      four(values, from + row * step, step, width, limbs, at, sums, to, layout);
    }
    for (; row < count; row++) {
      int to = (line + row) * layout.pitch();
      one(values, from + row * step, width, limbs, at, sums, to, to + layout.higher());
    }
  }

  private static void four(
      double[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      int to,
      Layout layout) {
    double[] lower = limbs[0];
    double[] higher = limbs[1];
    int high = to + layout.higher();
    int pitch = layout.pitch();
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, sums, to + pitch);
    DoubleVector c0 = DoubleVector.fromArray(DOUBLES, sums, to + 2 * pitch);
    DoubleVector d0 = DoubleVector.fromArray(DOUBLES, sums, to + 3 * pitch);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, high);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, sums, high + pitch);
    DoubleVector c1 = DoubleVector.fromArray(DOUBLES, sums, high + 2 * pitch);
    DoubleVector d1 = DoubleVector.fromArray(DOUBLES, sums, high + 3 * pitch);
    int rowB = from + step;
    int rowC = from + 2 * step;
    int rowD = from + 3 * step;
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      DoubleVector low = DoubleVector.fromArray(DOUBLES, lower, at + k);
      DoubleVector upper = DoubleVector.fromArray(DOUBLES, higher, at + k);
      DoubleVector a = DoubleVector.fromArray(DOUBLES, values, from + k);
      DoubleVector b = DoubleVector.fromArray(DOUBLES, values, rowB + k);
      DoubleVector c = DoubleVector.fromArray(DOUBLES, values, rowC + k);
      DoubleVector d = DoubleVector.fromArray(DOUBLES, values, rowD + k);
      a0 = a.fma(low, a0);
      b0 = b.fma(low, b0);
      c0 = c.fma(low, c0);
      d0 = d.fma(low, d0);
      a1 = a.fma(upper, a1);
      b1 = b.fma(upper, b1);
      c1 = c.fma(upper, c1);
      d1 = d.fma(upper, d1);
    }
    a0.intoArray(sums, to);
    b0.intoArray(sums, to + pitch);
    c0.intoArray(sums, to + 2 * pitch);
    d0.intoArray(sums, to + 3 * pitch);
    a1.intoArray(sums, high);
    b1.intoArray(sums, high + pitch);
    c1.intoArray(sums, high + 2 * pitch);
    d1.intoArray(sums, high + 3 * pitch);
    for (int row = 0; k < count && row < 4; row++) {
      int first = from + row * step;
      rest(values, first, k, count, limbs, at, sums, to + row * pitch, high + row * pitch);
    }
  }

  private static void one(
      double[] values,
      int from,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      int to,
      int higher) {
    DoubleVector a0 = DoubleVector.fromArray(DOUBLES, sums, to);
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, sums, higher);
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, values, from + k);
      a0 = a.fma(DoubleVector.fromArray(DOUBLES, limbs[0], at + k), a0);
      a1 = a.fma(DoubleVector.fromArray(DOUBLES, limbs[1], at + k), a1);
    }
    a0.intoArray(sums, to);
    a1.intoArray(sums, higher);
    rest(values, from, k, count, limbs, at, sums, to, higher);
  }

  /** Adds what is left of a row. */
  private static void rest(
      double[] values,
      int from,
      int first,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      int to,
      int higher) {
    for (int k = first; k < count; k++) {
      sums[to] += limbs[0][at + k] * values[from + k];
      sums[higher] += limbs[1][at + k] * values[from + k];
    }
  }

  /** See {@link Lanes#down}. */
  static void down(
      float[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      Layout layout) {
    int whole = 0;
    if (count == Lanes.DEEP) {
      downEight(values, from, step, limbs[0], limbs[1], at, sums, layout.higher(), layout.width());
      whole = layout.width() / LENGTH * LENGTH;
    }
    for (int row = 0; row < count; row++) {
      double low = limbs[0][at + row];
      double high = limbs[1][at + row];
      for (int k = whole; k < layout.width(); k++) {
        sums[k] += low * values[from + row * step + k];
        sums[layout.higher() + k] += high * values[from + row * step + k];
      }
    }
  }

  private static void downEight(
      float[] values,
      int from,
      int step,
      double[] lower,
      double[] upper,
      int at,
      double[] sums,
      int higher,
      int width) {
    DoubleVector a0 = DoubleVector.broadcast(DOUBLES, lower[at]);
    DoubleVector b0 = DoubleVector.broadcast(DOUBLES, lower[at + 1]);
    DoubleVector c0 = DoubleVector.broadcast(DOUBLES, lower[at + 2]);
    DoubleVector d0 = DoubleVector.broadcast(DOUBLES, lower[at + 3]);
    DoubleVector e0 = DoubleVector.broadcast(DOUBLES, lower[at + 4]);
    DoubleVector f0 = DoubleVector.broadcast(DOUBLES, lower[at + 5]);
    DoubleVector g0 = DoubleVector.broadcast(DOUBLES, lower[at + 6]);
    DoubleVector h0 = DoubleVector.broadcast(DOUBLES, lower[at + 7]);
    DoubleVector a1 = DoubleVector.broadcast(DOUBLES, upper[at]);
    DoubleVector b1 = DoubleVector.broadcast(DOUBLES, upper[at + 1]);
    DoubleVector c1 = DoubleVector.broadcast(DOUBLES, upper[at + 2]);
    DoubleVector d1 = DoubleVector.broadcast(DOUBLES, upper[at + 3]);
    DoubleVector e1 = DoubleVector.broadcast(DOUBLES, upper[at + 4]);
    DoubleVector f1 = DoubleVector.broadcast(DOUBLES, upper[at + 5]);
    DoubleVector g1 = DoubleVector.broadcast(DOUBLES, upper[at + 6]);
    DoubleVector h1 = DoubleVector.broadcast(DOUBLES, upper[at + 7]);
    int rowB = from + step;
    int rowC = from + 2 * step;
    int rowD = from + 3 * step;
    int rowE = from + 4 * step;
    int rowF = from + 5 * step;
    int rowG = from + 6 * step;
    int rowH = from + 7 * step;
    for (int k = 0; k <= width - LENGTH; k += LENGTH) {
      DoubleVector low = DoubleVector.fromArray(DOUBLES, sums, k);
      DoubleVector high = DoubleVector.fromArray(DOUBLES, sums, higher + k);
      DoubleVector a = widened(values, from + k);
      low = a.fma(a0, low);
      high = a.fma(a1, high);
      DoubleVector b = widened(values, rowB + k);
      low = b.fma(b0, low);
      high = b.fma(b1, high);
      DoubleVector c = widened(values, rowC + k);
      low = c.fma(c0, low);
      high = c.fma(c1, high);
      DoubleVector d = widened(values, rowD + k);
      low = d.fma(d0, low);
      high = d.fma(d1, high);
      DoubleVector e = widened(values, rowE + k);
      low = e.fma(e0, low);
      high = e.fma(e1, high);
      DoubleVector f = widened(values, rowF + k);
      low = f.fma(f0, low);
      high = f.fma(f1, high);
      DoubleVector g = widened(values, rowG + k);
      low = g.fma(g0, low);
      high = g.fma(g1, high);
      DoubleVector h = widened(values, rowH + k);
      low = h.fma(h0, low);
      high = h.fma(h1, high);
      low.intoArray(sums, k);
      high.intoArray(sums, higher + k);
    }
  }
}

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
}

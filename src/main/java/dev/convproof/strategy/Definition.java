package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * The definition: y[n,o,i,j] = b[o] + Σ over c, a, b of x[n, c, i·sh + a·dh − pt, j·sw + b·dw − pl]
 * · k[o,c,a,b], where a tap that falls outside the input is skipped.
 *
 * <p>Each output adds its products in the order of c, a, b, behind its bias; those that the outputs
 * of a row make with one weight are made together. Needs a semiring. Memory: the output alone.
 * Every other strategy is compared with this one.
 */
public final class Definition implements Strategy {
  @Override
  public String name() {
    return "definition";
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Tensor<V> output = Outputs.biased(algebra, problem);
    Geometry g = problem.geometry();
    int channels = g.inputChannelsPerGroup();
    int y = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        for (int c = 0; c < channels; c++) {
          int x = problem.input().shape().at(n, g.firstInputChannel(o) + c, 0, 0);
          int k = problem.weights().shape().at(o, c, 0, 0);
          correlate(algebra, problem, x, k, output.data(), y);
        }
        y += g.windows();
      }
    }
    return output;
  }

  /** Adds the products of an input channel at x and a kernel at k to the output channel at y. */
  private static <V> void correlate(
      Algebra<V> algebra, Problem<V> problem, int x, int k, V output, int y) {
    Axis rows = problem.geometry().rows();
    Axis columns = problem.geometry().columns();
    V input = problem.input().data();
    V weights = problem.weights().data();
    boolean joined = columns.input() == columns.output() && columns.kernel() == 1;
    for (int a = 0; a < rows.kernel(); a++) {
      int top = rows.firstInside(a);
      int bottom = rows.endInside(a);
      for (int b = 0; b < columns.kernel(); b++) {
        int tap = k + a * columns.kernel() + b;
        int left = columns.firstInside(b);
        int count = columns.endInside(b) - left;
        int from = x + columns.position(left, b);
        if (joined && count == columns.input() && rows.stride() == 1) { // rows without a gap
          int row = rows.position(top, a) * count;
          int all = (bottom - top) * count;
          algebra.multiplyAddAll(
              input, from + row, 1, weights, tap, output, y + top * count, 1, all);
          continue;
        }
        for (int i = top; i < bottom; i++) {
          int row = from + rows.position(i, a) * columns.input();
          int to = y + i * columns.output() + left;
          algebra.multiplyAddAll(input, row, columns.stride(), weights, tap, output, to, 1, count);
        }
      }
    }
  }
}

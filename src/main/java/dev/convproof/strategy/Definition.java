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
 * <p>Needs a semiring. Memory: the output alone. Every other strategy is compared with this one.
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
    int rows = g.rows().output();
    int columns = g.columns().output();
    int y = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        int channel = g.firstInputChannel(o);
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            window(algebra, problem, n, o, channel, i, j, output.data(), y++);
          }
        }
      }
    }
    return output;
  }

  /** Adds the products of one window to the output's scalar at y. */
  private static <V> void window(
      Algebra<V> algebra,
      Problem<V> problem,
      int n,
      int o,
      int channel,
      int i,
      int j,
      V output,
      int y) {
    Axis rows = problem.geometry().rows();
    Axis columns = problem.geometry().columns();
    V input = problem.input().data();
    V weights = problem.weights().data();
    int channels = problem.weights().shape().channels();
    for (int c = 0; c < channels; c++) {
      for (int a = 0; a < rows.kernel(); a++) {
        int row = rows.position(i, a);
        if (rows.inside(row)) {
          int x = problem.input().shape().at(n, channel + c, row, 0);
          int k = problem.weights().shape().at(o, c, a, 0);
          for (int b = 0; b < columns.kernel(); b++) {
            int column = columns.position(j, b);
            if (columns.inside(column)) {
              algebra.multiplyAdd(input, x + column, weights, k + b, output, y);
            }
          }
        }
      }
    }
  }
}
